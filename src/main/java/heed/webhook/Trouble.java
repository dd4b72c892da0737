package heed.webhook;

import heed.platform.Language;
import heed.platform.Phrases;
import java.time.LocalDate;

/// The facts of a word to the owner of an endpoint that takes no messages. This is the body of a
/// message in the outbox.
///
/// @param name what people call the endpoint
/// @param why the rest of a sentence that begins with the endpoint
/// @param since the day (UTC) since when nothing went through
public record Trouble(String webhook, String name, What what, String why, LocalDate since) {
  /// What such a message is called in the outbox.
  public static final String KIND = "webhook-trouble";

  /// What became of the endpoint.
  public enum What {
    /// It asked for no more, and is off.
    GONE("gone"),
    /// Nothing has gone through for a day; it is still tried.
    FAILING("failing"),
    /// Nothing has gone through for five days; it is off.
    STOPPED("stopped");

    private final String word;

    What(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /// What happened, in a sentence.
  public String headline(Language language) {
    return Phrases.of("webhook", language).say(what.word, name, language.date(since), why);
  }

  /// What to do about it, in a sentence.
  public String advice(Language language) {
    return Phrases.of("webhook", language).say(what.word + ".advice", webhook);
  }
}
