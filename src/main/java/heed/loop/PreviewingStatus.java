package heed.loop;

import heed.feature.Feature;
import heed.feature.FeatureStore;
import heed.platform.Refused;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Shows what a status change would owe to whom, and in which words, before it is made.
public final class PreviewingStatus {
  /// Word that would be owed to one account.
  ///
  /// @param csm who would pass it on, or null: nobody in particular
  public record Word(String account, @Nullable String csm, LocalDate dueDate, String draft) {}

  /// What would become of the change.
  ///
  /// @param version of the feature that was looked at
  /// @param milestone what it means to customers, or null when it is no news to them
  /// @param words who decides first comes first
  public record Preview(
      Feature feature, long version, @Nullable Milestone milestone, List<Word> words) {}

  private final FeatureStore features;
  private final AskerStore askers = new AskerStore();

  public PreviewingStatus(FeatureStore features) {
    this.features = features;
  }

  /// Looks at a change without making it.
  ///
  /// @throws Refused NOT_FOUND
  public Preview of(Handle handle, String key, StatusChange change, LocalDate today) {
    var stored = features.find(handle, key).orElseThrow(() -> Refused.notFound("feature", key));
    var before = stored.value();
    var after = change.appliedTo(before);
    if (change.bringsNothingNewTo(before)) {
      return new Preview(before, stored.version(), null, List.of());
    }
    var reached = MilestonePolicy.reached(before, change);
    if (reached.isEmpty()) {
      return new Preview(after, stored.version(), null, List.of());
    }
    var milestone = reached.get();
    var previous = milestone == Milestone.SLIPPED ? before.targetDate() : null;
    var words =
        askers.of(handle, key).stream()
            .sorted(Asker.byDecision(today))
            .map(asker ->
                new Word(
                    asker.name(),
                    asker.csm(),
                    DueDates.due(milestone, today, asker.renewalDate()),
                    Drafts.text(
                        milestone,
                        after,
                        new Drafts.Ask(asker.contact(), asker.quote(), asker.filedDate(), previous),
                        today)))
            .toList();
    return new Preview(after, stored.version(), milestone, words);
  }
}
