package heed.slack.triage;

import heed.feature.Effort;
import heed.feature.Feature;
import heed.feature.Status;
import heed.people.Person;
import heed.platform.Language;
import heed.platform.Phrases;
import heed.platform.Texts;
import heed.slack.rooms.SlackRooms;
import heed.slack.text.Mrkdwn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The texts of triage, with what people wrote escaped. A channel has readers of many languages;
/// cards speak English.
final class TriageTexts {
  static final int SHORT = 120;
  private static final int NAMED = 5;
  private static final Phrases TEXTS = Phrases.of("triage", Language.ENGLISH);
  private static final Phrases WORDS = Phrases.of("words", Language.ENGLISH);

  private TriageTexts() {}

  /// A text for `mrkdwn`: texts among the arguments mean nothing but themselves.
  static String say(String key, Object... arguments) {
    return TEXTS.say(
        key,
        Arrays.stream(arguments)
            .map(each ->
                each instanceof String text ? Mrkdwn.literal(Texts.clip(text, SHORT)) : each)
            .toArray());
  }

  /// A text whose arguments are such texts already.
  static String join(String key, Object... said) {
    return TEXTS.say(key, said);
  }

  /// A label, or a sentence beside a field: plain text, which needs no escaping.
  static String plain(String key) {
    return TEXTS.say(key);
  }

  static String asks(int count) {
    return TEXTS.say("card.asks", count);
  }

  static String status(Status status) {
    return WORDS.say("status." + status.word());
  }

  static String severity(int level) {
    return WORDS.say("severity." + level);
  }

  static String day(LocalDate day) {
    return Language.ENGLISH.date(day);
  }

  /// An estimate: the whole, and its parts when they are known.
  static String effort(Effort effort) {
    var engineering = effort.engineeringHundredths();
    var design = effort.designHundredths();
    var product = effort.productHundredths();
    return engineering == null || design == null || product == null
        ? TEXTS.say("effort.one", effort.spoken())
        : TEXTS.say(
            "effort.split",
            effort.spoken(),
            Effort.spoken(engineering),
            Effort.spoken(design),
            Effort.spoken(product));
  }

  /// Where a feature stands, in a few words: "planned, by 1 March 2027".
  static String stands(Feature feature) {
    var parts = new ArrayList<String>();
    parts.add(status(feature.status()));
    if (feature.targetDate() != null && feature.status().open()) {
      parts.add(TEXTS.say("card.target", day(feature.targetDate())));
    }
    return String.join(", ", parts);
  }

  /// Names in a row, escaped: as many as one reads, and how many more.
  ///
  /// @param all how many there are, those named among them
  static String names(List<String> names, int all) {
    var shown =
        names.stream().limit(NAMED).map(name -> Mrkdwn.literal(Texts.clip(name, SHORT))).toList();
    var row = String.join(", ", shown);
    return all > shown.size() ? TEXTS.say("news.and.more", row, all - shown.size()) : row;
  }

  /// What to call whoever the change log names: a person by their name.
  static String nameOf(@Nullable String actor, SlackRooms rooms, Handle handle) {
    return actor == null ? "?" : rooms.people().find(handle, actor).map(Person::name).orElse(actor);
  }
}
