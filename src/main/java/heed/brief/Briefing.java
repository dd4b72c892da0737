package heed.brief;

import heed.account.AccountStore;
import heed.feature.FeatureStore;
import heed.loop.Milestone;
import heed.platform.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Writes the value brief of an account, from the facts as they are now.
public final class Briefing {
  private final AccountStore accounts;
  private final FeatureStore features;
  private final BriefStore store = new BriefStore();

  public Briefing(AccountStore accounts, FeatureStore features) {
    this.accounts = accounts;
    this.features = features;
  }

  /// What came of everything the account asked for; a merged feature speaks through the one that
  /// stands for it.
  ///
  /// @param today the day it is written for (UTC)
  /// @throws Refused NOT_FOUND
  public ValueBrief of(Handle handle, String key, LocalDate today) {
    var account =
        accounts.find(handle, key).orElseThrow(() -> Refused.notFound("account", key)).value();
    var words = store.words(handle, key);
    var outcomes = new ArrayList<Outcome>();
    for (var ask : store.asks(handle, key)) {
      var feature = features.find(handle, ask.feature()).orElseThrow().value();
      var about = words.getOrDefault(ask.feature(), List.of());
      var part = Part.of(feature.status());
      var news = newest(about, part);
      outcomes.add(
          new Outcome(
              feature,
              ask.firstDate(),
              ask.severity(),
              ask.quote(),
              news == null ? null : news.owedDate(),
              news == null ? null : news.told(),
              broken(about, feature.targetDate(), part)));
    }
    return new ValueBrief(account, today, outcomes);
  }

  /// The newest word that is about what stands now.
  private static BriefStore.@Nullable Word newest(List<BriefStore.Word> about, Part part) {
    var milestones =
        switch (part) {
          case SHIPPED -> Set.of(Milestone.SHIPPED);
          case PLANNED -> Set.of(Milestone.PLANNED, Milestone.SLIPPED, Milestone.STARTED);
          case DECLINED -> Set.of(Milestone.DECLINED);
          case OPEN -> Set.<Milestone>of();
        };
    return about.reversed().stream()
        .filter(word -> milestones.contains(word.milestone()))
        .findFirst()
        .orElse(null);
  }

  /// The day that the account was told last, unless that still holds or is behind it.
  private static @Nullable LocalDate broken(
      List<BriefStore.Word> about, @Nullable LocalDate now, Part part) {
    var last =
        about.reversed().stream().filter(word -> word.told() != null).findFirst().orElse(null);
    var day = last == null ? null : last.promisedDate();
    if (day == null) {
      return null;
    }
    return switch (part) {
      case SHIPPED -> null;
      case PLANNED -> now == null || now.isAfter(day) ? day : null;
      case DECLINED, OPEN -> day;
    };
  }
}
