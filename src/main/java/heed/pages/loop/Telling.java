package heed.pages.loop;

import heed.loop.LoopPolicy;
import heed.loop.Milestone;
import heed.loop.OurTemplates;
import heed.loop.OwnTemplate;
import heed.loop.PreviewingTemplates;
import heed.loop.template.TemplateField;
import heed.pages.frame.Choice;
import heed.pages.frame.Spoken;
import heed.platform.Language;
import heed.platform.Phrases;
import heed.platform.Versioned;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts by when and in which words customers are told into words itself.
public final class Telling {
  private Telling() {}

  static String address(Milestone milestone, Language language) {
    return "/telling/" + milestone.word() + "/" + language.tag();
  }

  static TellingView view(
      Phrases says, LoopPolicy policy, List<Versioned<OwnTemplate>> own, boolean done) {
    var due = policy.dueWorkingDays();
    var dues =
        List.of(
            new TellingView.Due("planned", says.say("it.planned"), due.planned()),
            new TellingView.Due("slipped", says.say("it.slipped"), due.slipped()),
            new TellingView.Due("shipped", says.say("it.shipped"), due.shipped()),
            new TellingView.Due("declined", says.say("it.declined"), due.declined()),
            new TellingView.Due("started", says.say("it.started"), due.started()));
    return new TellingView(
        headline(says, dues, policy.startedOpensLoops(), !own.isEmpty()),
        dues,
        policy.startedOpensLoops(),
        policy.weeklyListTo() == null ? "" : policy.weeklyListTo(),
        Arrays.stream(Milestone.values()).map(milestone -> words(says, milestone, own)).toList(),
        done);
  }

  private static String headline(
      Phrases says, List<TellingView.Due> dues, boolean started, boolean own) {
    var days =
        dues.stream()
            .filter(due -> started || !due.field().equals("started"))
            .mapToInt(TellingView.Due::days)
            .summaryStatistics();
    var span =
        days.getMin() == days.getMax()
            ? says.say("span.one", days.getMin())
            : says.say("span", days.getMin(), days.getMax());
    return says.say(own ? "headline.own" : "headline", span);
  }

  private static TellingView.Words words(
      Phrases says, Milestone milestone, List<Versioned<OwnTemplate>> own) {
    return new TellingView.Words(
        says.say("it." + milestone.word()),
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
      Phrases says,
      Milestone milestone,
      Language language,
      Optional<OwnTemplate> own,
      List<PreviewingTemplates.Ask> asks,
      PreviewingTemplates.@Nullable Preview preview,
      boolean done) {
    return new TemplateView(
        says.say("read." + milestone.word(), language.ownName()),
        address(milestone, language),
        language.tag(),
        text(milestone, language, own),
        own.isPresent(),
        Arrays.stream(TemplateField.values())
            .map(field ->
                new TemplateView.Field("{" + field.word() + "}", says.say("field." + field.word())))
            .toList(),
        asks.stream()
            .map(ask ->
                new Choice(
                    ask.account() + "/" + ask.feature(),
                    Spoken.text(ask.accountName() + " · " + ask.featureTitle()),
                    ask.equals(asks.getFirst())))
            .toList(),
        preview == null ? null : preview(says, preview, language),
        done);
  }

  static TemplateView.Preview preview(
      Phrases says, PreviewingTemplates.Preview preview, Language language) {
    var unknown = preview.unknown();
    return new TemplateView.Preview(
        Spoken.text(preview.text()),
        language.tag(),
        unknown.isEmpty() ? null : says.say("unknown", String.join(", ", unknown)));
  }
}
