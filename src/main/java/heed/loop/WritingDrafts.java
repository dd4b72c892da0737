package heed.loop;

import heed.feature.FeatureStore;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/// Gives the draft of a loop: as its owner edited it, or else written anew from the facts as they
/// are now.
public final class WritingDrafts {
  private final FeatureStore features;
  private final AskerStore askers = new AskerStore();

  public WritingDrafts(FeatureStore features) {
    this.features = features;
  }

  /// The text ready to send.
  ///
  /// @param today from which on a date is in the future (UTC)
  public String of(Handle handle, LedgerLine line, LocalDate today) {
    var edited = line.loop().draft();
    return edited == null ? written(handle, line, today) : edited;
  }

  /// The text as it is written from the facts, whatever its owner made of it.
  public String written(Handle handle, LedgerLine line, LocalDate today) {
    var loop = line.loop();
    var feature = features.findRoot(handle, loop.feature()).orElseThrow().value();
    var asker =
        askers.of(handle, feature.key(), loop.account()).orElseGet(() -> Asker.unknown(line));
    return Pen.at(handle, today).write(loop.milestone(), feature, asker, null, loop.brokenDate());
  }
}
