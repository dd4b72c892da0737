package heed.loop;

import heed.feature.Feature;
import heed.feature.FeatureStore;
import heed.platform.Refused;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Shows what a status change would owe to whom, and in which words, before it is made.
public final class PreviewingStatus {
  /// Word that would be owed to one account.
  ///
  /// @param csm who would pass it on, or null: nobody in particular
  /// @param brokenDate the day they were told before, which would no longer hold, or null
  public record Word(
      String account,
      @Nullable String csm,
      LocalDate dueDate,
      String draft,
      @Nullable LocalDate brokenDate) {}

  /// What would become of the change.
  ///
  /// @param version of the feature that was looked at
  /// @param milestone what it means to customers, or null when it is no news to them
  /// @param words broken promises first, then who decides first
  public record Preview(
      Feature feature, long version, @Nullable Milestone milestone, List<Word> words) {}

  private final FeatureStore features;
  private final AskerStore askers = new AskerStore();
  private final LoopStore loops = new LoopStore();
  private final LoopPolicyStore policies = new LoopPolicyStore();

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
    var policy = policies.current(handle).policy();
    var news = News.of(before, change, after, policy);
    var told = news.map(each -> each.told(loops, askers, handle, key)).orElse(List.of());
    if (news.isEmpty() || (told.isEmpty() && !news.get().forAll())) {
      return new Preview(after, stored.version(), null, List.of());
    }
    var milestone = news.get().milestone();
    var previous = milestone == Milestone.SLIPPED ? before.targetDate() : null;
    var days = policy.dueWorkingDays().of(milestone);
    var pen = Pen.at(handle, today);
    var words =
        told.stream()
            .sorted(byDecision(today))
            .map(each ->
                word(
                    each,
                    days,
                    today,
                    pen.write(milestone, after, each.asker(), previous, each.brokenDate())))
            .toList();
    return new Preview(after, stored.version(), milestone, words);
  }

  private static Comparator<News.Told> byDecision(LocalDate today) {
    return Comparator.comparing((News.Told told) -> told.brokenDate() == null)
        .thenComparing(News.Told::asker, Asker.byDecision(today));
  }

  private static Word word(News.Told told, int workingDays, LocalDate today, String draft) {
    var asker = told.asker();
    return new Word(
        asker.name(),
        asker.csm(),
        DueDates.due(workingDays, today, asker.renewalDate(), told.brokenDate()),
        draft,
        told.brokenDate());
  }
}
