package heed.loop;

import java.util.List;

/// How much word is owed, by who owes it.
public record LoopFigures(List<Owed> byCsm) {
  /// What one person owes.
  ///
  /// @param csm their address; [Loop#POOL] for the loops of nobody in particular
  /// @param open loops owed or snoozed
  /// @param overdue those of them that should have ended before today, snoozed ones aside
  public record Owed(String csm, long open, long overdue) {}

  public LoopFigures {
    byCsm = List.copyOf(byCsm);
  }

  public long open() {
    return byCsm.stream().mapToLong(Owed::open).sum();
  }

  public long overdue() {
    return byCsm.stream().mapToLong(Owed::overdue).sum();
  }

  /// What one person owes; nothing at all when they are unknown.
  public Owed of(String csm) {
    return byCsm.stream()
        .filter(owed -> owed.csm().equals(csm))
        .findFirst()
        .orElse(new Owed(csm, 0, 0));
  }
}
