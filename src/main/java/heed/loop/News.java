package heed.loop;

import heed.feature.Feature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What a status change means to customers, and which of them have to hear it.
///
/// @param forAll whether it is news for everybody who asked; else only for those who were told of a
///   day that no longer holds
/// @param outdatesAll whether what others were not told yet is no longer true either
/// @param after the feature as it is now
record News(Milestone milestone, boolean forAll, boolean outdatesAll, Feature after) {
  /// Somebody who has to hear it.
  ///
  /// @param brokenDate the day they were told before, which no longer holds, or null
  record Told(Asker asker, @Nullable LocalDate brokenDate) {}

  static Optional<News> of(Feature before, StatusChange change, Feature after, LoopPolicy policy) {
    return MilestonePolicy.reached(before, change, policy)
        .map(milestone -> new News(milestone, true, true, after))
        .or(() ->
            MilestonePolicy.takesBack(before, change)
                ? Optional.of(
                    new News(
                        Milestone.SLIPPED,
                        false,
                        !MilestonePolicy.committed(after.status()),
                        after))
                : Optional.empty());
  }

  /// Who has to hear it, by account.
  List<Told> told(LoopStore loops, AskerStore askers, Handle handle, String root) {
    var promised = loops.promised(handle, root);
    if (promised.isEmpty() && !forAll) {
      return List.of();
    }
    var told = new ArrayList<Told>();
    for (var asker : askers.of(handle, root)) {
      var day = promised.get(asker.account());
      var broken = MilestonePolicy.breaks(day, milestone, after);
      if (forAll || broken) {
        told.add(new Told(asker, broken ? day : null));
      }
    }
    return told;
  }
}
