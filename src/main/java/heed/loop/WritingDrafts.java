package heed.loop;

import heed.feature.FeatureStore;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/// Writes the draft of a loop anew, from the facts as they are now.
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
    var loop = line.loop();
    var feature = features.findRoot(handle, loop.feature()).orElseThrow().value();
    var asker =
        askers.of(handle, feature.key(), loop.account()).orElseGet(() -> Asker.unknown(line));
    var ask = new Drafts.Ask(asker.contact(), asker.quote(), asker.filedDate(), null);
    return Drafts.text(loop.milestone(), feature, ask, today);
  }
}
