package heed.loop;

import heed.account.AccountStore;
import heed.feature.Feature;
import heed.feature.FeatureStore;
import heed.loop.template.Template;
import heed.loop.template.TemplateField;
import heed.people.Person;
import heed.people.PersonStore;
import heed.platform.Language;
import heed.platform.Refused;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Shows what a template would say to a real account, before it is kept.
public final class PreviewingTemplates {
  /// What to look at.
  ///
  /// @param account whose ask to take; null: the one that was filed last
  /// @param feature what it asks for; null: what it asked for last
  public record Wish(
      String text,
      Milestone milestone,
      Language language,
      @Nullable String account,
      @Nullable String feature) {}

  /// What it would say.
  ///
  /// @param text as the customer would read it
  /// @param unknown fields of the template that are unknown here, by their words
  public record Preview(String account, String feature, String text, List<String> unknown) {}

  /// An ask that can be chosen for a preview.
  public record Ask(String account, String accountName, String feature, String featureTitle) {}

  private final AccountStore accounts = new AccountStore();
  private final FeatureStore features;
  private final AskerStore askers = new AskerStore();
  private final LoopStore loops = new LoopStore();
  private final PersonStore people = new PersonStore();

  public PreviewingTemplates(FeatureStore features) {
    this.features = features;
  }

  /// The asks that were filed last, newest first.
  public List<Ask> asks(Handle handle, int limit) {
    return askers.newest(handle, null, limit);
  }

  /// Fills a template with the facts of an ask.
  ///
  /// @throws Refused INVALID where the template is badly written, or when there is no such ask
  public Preview of(Handle handle, Wish wish, LocalDate today) {
    var template = Template.of(wish.text());
    var ask = chosen(handle, wish);
    var feature = features.findRoot(handle, ask.feature()).orElseThrow().value();
    var asker = askers.of(handle, feature.key(), ask.account()).orElseThrow(() -> noSuchAsk(ask));
    var facts =
        Drafts.facts(
            wish.milestone(),
            feature,
            new Drafts.Ask(
                asker.name(),
                wish.language(),
                asker.contact(),
                asker.quote(),
                asker.filedDate(),
                csm(handle, asker),
                null,
                broken(handle, wish, feature, asker)),
            today);
    var unknown =
        template.fields().stream()
            .filter(field -> !facts.containsKey(field))
            .map(TemplateField::word)
            .toList();
    return new Preview(asker.account(), feature.key(), template.fill(facts), unknown);
  }

  private Ask chosen(Handle handle, Wish wish) {
    if (wish.account() != null && accounts.find(handle, wish.account()).isEmpty()) {
      throw Refused.field("account", "There is no account " + wish.account() + ".");
    }
    if (wish.feature() != null && features.find(handle, wish.feature()).isEmpty()) {
      throw Refused.field("feature", "There is no feature " + wish.feature() + ".");
    }
    if (wish.feature() != null) {
      if (wish.account() == null) {
        throw Refused.field("account", "Account is missing: whose ask for the feature to take.");
      }
      return new Ask(wish.account(), "", wish.feature(), "");
    }
    return askers.newest(handle, wish.account(), 1).stream()
        .findFirst()
        .orElseThrow(() ->
            Refused.field(
                "account",
                wish.account() == null
                    ? "Nobody has asked for anything yet; file a request first."
                    : wish.account() + " has not asked for anything."));
  }

  private @Nullable String csm(Handle handle, Asker asker) {
    return asker.csm() == null
        ? null
        : people.find(handle, asker.csm()).map(Person::name).orElse(null);
  }

  private @Nullable LocalDate broken(Handle handle, Wish wish, Feature feature, Asker asker) {
    var promised = loops.promised(handle, feature.key()).get(asker.account());
    return MilestonePolicy.breaks(promised, wish.milestone(), feature) ? promised : null;
  }

  private static Refused noSuchAsk(Ask ask) {
    return Refused.field("feature", ask.account() + " has not asked for " + ask.feature() + ".");
  }
}
