package heed.pages.feature;

import heed.feature.Feature;
import heed.feature.Status;
import heed.loop.PreviewingStatus;
import heed.loop.ProperNo;
import heed.loop.StatusChange;
import heed.pages.frame.Choice;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.platform.Phrases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts a decision that is about to be made into words.
final class Deciding {
  /// Drafts beyond these are counted, not shown.
  private static final int SHOWN = 50;

  private final Map<String, String> names;
  private final LocalDate today;
  private final Voice voice;
  private final Phrases says;

  Deciding(Map<String, String> names, LocalDate today, Voice voice) {
    this.names = names;
    this.today = today;
    this.voice = voice;
    this.says = voice.on("feature");
  }

  /// The empty form: reason and workaround belong to the decision before.
  ///
  /// @param chosen the status that was chosen on the page before, or null
  static DecisionView form(Feature feature, @Nullable Status chosen, Voice voice) {
    var first = chosen == null ? feature.status() : chosen;
    return new DecisionView(
        Links.feature(feature) + "/status",
        Arrays.stream(Status.values())
            .map(status ->
                new Choice(status.word(), Spoken.capital(voice.status(status)), status == first))
            .toList(),
        chosen != null,
        null);
  }

  DecisionView preview(PreviewingStatus.Preview preview, StatusChange change) {
    var feature = preview.feature();
    return new DecisionView(
        Links.feature(feature) + "/status",
        List.of(),
        false,
        new DecisionView.Preview(
            sentence(preview, change),
            act(preview, change),
            fields(preview, change),
            change.announced() ? groups(preview) : List.of()));
  }

  private String sentence(PreviewingStatus.Preview preview, StatusChange change) {
    var milestone = preview.milestone();
    if (milestone == null) {
      return says.say("deciding.no-news");
    }
    var customers = preview.words().size();
    var title = Spoken.text(preview.feature().title());
    var news = voice.on("loops").say("news." + milestone.word());
    if (customers == 0) {
      return says.say("deciding.nobody", title, news);
    }
    return change.announced()
        ? says.say("deciding.told", title, news, customers, groups(preview).size())
        : says.say("deciding.quiet", title, news, customers);
  }

  private String act(PreviewingStatus.Preview preview, StatusChange change) {
    var tells = preview.milestone() != null && change.announced() && !preview.words().isEmpty();
    return says.say(
        tells ? "deciding.act.tell" : "deciding.act", voice.status(preview.feature().status()));
  }

  private static Map<String, String> fields(PreviewingStatus.Preview preview, StatusChange change) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("status", change.status().word());
    put(fields, "reason", change.reason());
    put(fields, "workaround", change.workaround());
    put(fields, "targetDate", date(change.targetDate()));
    put(fields, "revisitDate", date(change.revisitDate()));
    if (change.status() == Status.DECLINED) {
      none(fields, ProperNo.NO_WORKAROUND, change.workaround());
      none(fields, ProperNo.NEVER_AGAIN, change.revisitDate());
    }
    if (change.dateWithdrawn()) {
      fields.put("withdrawDate", "true");
    }
    fields.put("notify", Boolean.toString(change.announced()));
    fields.put("seen", Long.toString(preview.version()));
    return fields;
  }

  private List<DecisionView.Group> groups(PreviewingStatus.Preview preview) {
    var groups = new LinkedHashMap<String, List<DecisionView.Word>>();
    preview.words().stream()
        .limit(SHOWN)
        .forEach(word ->
            groups
                .computeIfAbsent(to(word.csm()), _ -> new ArrayList<>())
                .add(
                    new DecisionView.Word(
                        Spoken.text(word.account()), due(word), Spoken.text(word.draft()))));
    return groups.entrySet().stream()
        .map(group -> new DecisionView.Group(group.getKey(), group.getValue()))
        .toList();
  }

  private String due(PreviewingStatus.Word word) {
    var due = voice.distance(today, word.dueDate());
    return word.brokenDate() == null
        ? says.say("deciding.due", due)
        : says.say("deciding.due.broken", due, voice.day(word.brokenDate()));
  }

  private String to(@Nullable String csm) {
    return csm == null ? says.say("deciding.unowned") : Spoken.text(names.getOrDefault(csm, csm));
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      fields.put(name, value);
    }
  }

  /// What was chosen to be absent is chosen again when the form is sent once more.
  private static void none(Map<String, String> fields, String name, @Nullable Object value) {
    if (value == null) {
      fields.put(name, "true");
    }
  }

  private static String date(@Nullable LocalDate date) {
    return date == null ? "" : date.toString();
  }
}
