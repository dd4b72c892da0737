package heed.slack.text;

import heed.feature.Status;
import heed.platform.Language;
import heed.platform.Phrases;
import heed.platform.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How one reader is spoken to: in their language, and so that what people wrote means nothing but
/// itself.
public final class Voice {
  /// How channels are spoken to: in the company's language.
  public static final Voice COMPANY = of(Language.ENGLISH);

  private static final int NAMED = 5;

  /// A piece that is in Slack's markup already.
  public record Ready(String mrkdwn) {
    @Override
    public String toString() {
      return mrkdwn;
    }
  }

  private final Phrases phrases;
  private final Phrases words;

  private Voice(Language language) {
    this.phrases = Phrases.of("slack", language);
    this.words = Phrases.of("words", language);
  }

  public static Voice of(Language language) {
    return new Voice(language);
  }

  public Language language() {
    return phrases.language();
  }

  /// One of our texts, with people's in its places: for sections and messages.
  public String say(String key, Object... theirs) {
    return phrases.say(key, Arrays.stream(theirs).map(this::inText).toArray());
  }

  /// As [#say], to stand in another text.
  Ready ready(String key, Object... theirs) {
    return new Ready(say(key, theirs));
  }

  /// One of our texts for a label, a title or a button, which Slack does not parse.
  public String plain(String key, Object... theirs) {
    return phrases.say(key, Arrays.stream(theirs).map(this::inLabel).toArray());
  }

  String day(LocalDate day) {
    return language().date(day);
  }

  public String status(Status status) {
    return words.say("status." + status.word());
  }

  /// A severity from 1 to 5 within a sentence.
  public String severity(int level) {
    return words.say("severity." + level);
  }

  /// A severity from 1 to 5 as a choice of its own.
  public String severityToChoose(int level) {
    var word = severity(level);
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /// Names in a sentence: "Acme, Globex and 3 more".
  public String names(List<String> names) {
    var shown = new ArrayList<String>();
    names.stream()
        .limit(NAMED)
        .forEach(name -> shown.add(Mrkdwn.literal(Texts.clip(name, LoopWords.SHORT))));
    var more = names.size() - shown.size();
    if (more > 0) {
      return say("names.more", joined(shown), more);
    }
    return shown.size() < 2
        ? String.join("", shown)
        : say("names.and", joined(shown.subList(0, shown.size() - 1)), new Ready(shown.getLast()));
  }

  /// A name or title in a line among others.
  public static Ready name(String name) {
    return new Ready(Mrkdwn.literal(Texts.clip(name, LoopWords.SHORT)));
  }

  /// Pieces that are ready, one after the other: "one, two".
  public Ready joined(List<String> ready) {
    var joined = ready.getFirst();
    for (var next : ready.subList(1, ready.size())) {
      joined = say("names.pair", new Ready(joined), new Ready(next));
    }
    return new Ready(joined);
  }

  private Object inText(Object argument) {
    return switch (argument) {
      case Number number -> number;
      case Ready ready -> ready;
      case LocalDate day -> day(day);
      default -> Mrkdwn.literal(argument.toString());
    };
  }

  private Object inLabel(Object argument) {
    return argument instanceof LocalDate day ? day(day) : argument;
  }
}
