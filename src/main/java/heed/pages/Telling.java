package heed.pages;

import heed.loop.LoopPolicy;
import heed.loop.Milestone;
import heed.loop.OurTemplates;
import heed.loop.OwnTemplate;
import heed.loop.PreviewingTemplates;
import heed.loop.template.TemplateField;
import heed.pages.BacklogView.Choice;
import heed.platform.Language;
import heed.platform.Versioned;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Puts by when and in which words customers are told into words itself.
final class Telling {
  private Telling() {}

  static String address(Milestone milestone, Language language) {
    return "/telling/" + milestone.word() + "/" + language.tag();
  }

  static TellingView view(LoopPolicy policy, List<Versioned<OwnTemplate>> own, boolean done) {
    var due = policy.dueWorkingDays();
    var dues =
        List.of(
            new TellingView.Due("planned", "It is planned", due.planned()),
            new TellingView.Due("slipped", "It comes later", due.slipped()),
            new TellingView.Due("shipped", "It is here", due.shipped()),
            new TellingView.Due("declined", "It will not be built", due.declined()),
            new TellingView.Due("started", "It is being built", due.started()));
    return new TellingView(
        headline(dues, policy.startedOpensLoops(), !own.isEmpty()),
        dues,
        policy.startedOpensLoops(),
        policy.weeklyListTo() == null ? "" : policy.weeklyListTo(),
        Arrays.stream(Milestone.values()).map(milestone -> words(milestone, own)).toList(),
        done);
  }

  private static String headline(List<TellingView.Due> dues, boolean started, boolean own) {
    var days =
        dues.stream()
            .filter(due -> started || !due.field().equals("started"))
            .mapToInt(TellingView.Due::days);
    return "Customers hear within "
        + span(days)
        + (own ? ", partly in words of your own" : ", in Heed’s words");
  }

  private static String span(IntStream days) {
    var range = days.summaryStatistics();
    return range.getMin() == range.getMax()
        ? Spoken.count(range.getMin(), "working day")
        : range.getMin() + " to " + Spoken.count(range.getMax(), "working day");
  }

  private static TellingView.Words words(Milestone milestone, List<Versioned<OwnTemplate>> own) {
    return new TellingView.Words(
        Spoken.capital("it " + Ledger.news(milestone)),
        Arrays.stream(Language.values())
            .map(language ->
                new TellingView.Link(
                    address(milestone, language),
                    language.ownName(),
                    language.tag(),
                    own.stream()
                        .map(Versioned::value)
                        .anyMatch(
                            each -> each.milestone() == milestone && each.language() == language)))
            .toList());
  }

  static String text(Milestone milestone, Language language, Optional<OwnTemplate> own) {
    return own.map(OwnTemplate::text).orElseGet(() -> OurTemplates.text(milestone, language));
  }

  static TemplateView template(
      Milestone milestone,
      Language language,
      Optional<OwnTemplate> own,
      List<PreviewingTemplates.Ask> asks,
      PreviewingTemplates.@Nullable Preview preview,
      boolean done) {
    return new TemplateView(
        "What customers read when it " + Ledger.news(milestone) + ", " + language.ownName(),
        address(milestone, language),
        language.tag(),
        text(milestone, language, own),
        own.isPresent(),
        Arrays.stream(TemplateField.values())
            .map(field -> new TemplateView.Field("{" + field.word() + "}", field.meaning()))
            .toList(),
        asks.stream()
            .map(ask ->
                new Choice(
                    ask.account() + "/" + ask.feature(),
                    Spoken.text(ask.accountName() + " · " + ask.featureTitle()),
                    ask.equals(asks.getFirst())))
            .toList(),
        preview == null ? null : preview(preview, language),
        done);
  }

  static TemplateView.Preview preview(PreviewingTemplates.Preview preview, Language language) {
    var unknown = preview.unknown();
    return new TemplateView.Preview(
        Spoken.text(preview.text()),
        language.tag(),
        unknown.isEmpty() ? null : "Not known here: " + String.join(", ", unknown) + ".");
  }
}
