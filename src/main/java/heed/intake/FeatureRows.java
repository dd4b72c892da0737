package heed.intake;

import heed.feature.Effort;
import heed.feature.Feature;
import heed.feature.KeepingFeatures;
import heed.platform.Fields;
import heed.platform.Kept;
import heed.platform.database.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of a features file.
final class FeatureRows implements Rows<Feature> {
  private final Transaction transaction;
  private final KeepingFeatures keeping;
  private final Columns columns;
  private final Lookalikes lookalikes;

  FeatureRows(Transaction transaction, KeepingFeatures keeping, Columns columns) {
    this.transaction = transaction;
    this.keeping = keeping;
    this.columns = columns;
    this.lookalikes = new Lookalikes("feature", keeping.keys(transaction));
  }

  @Override
  public Feature read(Fields fields) {
    return Feature.of(fields);
  }

  @Override
  public String key(Feature sent) {
    return sent.key();
  }

  @Override
  public void turnTo(List<String> keys) {
    // Features are thousands, not hundreds of thousands: each is looked up by itself.
  }

  @Override
  public Kept.Outcome keep(Feature sent) {
    var known = keeping.find(transaction, sent.key());
    if (known.isEmpty()) {
      lookalikes.refuse(sent.key());
      return keeping.put(transaction, sent, null).outcome();
    }
    return keeping.put(transaction, completed(sent, known.get()), null).outcome();
  }

  private Feature completed(Feature sent, Feature known) {
    return new Feature(
        sent.key(),
        sent.title(),
        columns.have("description") ? sent.description() : known.description(),
        columns.have("area") ? sent.area() : known.area(),
        columns.have("status") ? sent.status() : known.status(),
        columns.have("effortPersonMonths") ? effort(sent, known) : known.effort(),
        columns.have("targetDate") ? sent.targetDate() : known.targetDate(),
        known.reason(),
        known.workaround(),
        known.revisitDate(),
        known.mergedInto());
  }

  /// A file knows only the whole; the parts are kept while their sum is what it says.
  private static @Nullable Effort effort(Feature sent, Feature known) {
    var total = sent.effort();
    var parts = known.effort();
    var same = total != null && parts != null && total.totalHundredths() == parts.totalHundredths();
    return same ? parts : total;
  }
}
