package heed.brief;

import heed.platform.Language;
import heed.platform.Phrases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts a value brief into words, in the language of the account. Nothing in it is money, and
/// nothing may not be shown to the customer.
public final class BriefWords {
  /// A part of the brief.
  ///
  /// @param empty what to say instead of its items
  public record Chapter(Part part, String heading, List<Item> items, String empty) {}

  /// What came of one ask, sentence by sentence.
  ///
  /// @param quote the account's own words, or null
  /// @param owed a sentence when the account has yet to hear it, or null
  public record Item(
      String title, List<String> sentences, @Nullable String quote, @Nullable String owed) {}

  private final ValueBrief brief;
  private final Phrases phrases;

  public BriefWords(ValueBrief brief) {
    this.brief = brief;
    this.phrases = Phrases.of("brief", brief.account().spokenLanguage());
  }

  public Language language() {
    return phrases.language();
  }

  public String title() {
    return phrases.say("title", brief.account().name());
  }

  /// How much came of it, in one sentence.
  public String summary() {
    return brief.outcomes().isEmpty()
        ? phrases.say("nothing")
        : phrases.say(
            "summary",
            brief.outcomes().size(),
            brief.of(Part.SHIPPED).size(),
            brief.of(Part.PLANNED).size(),
            brief.of(Part.DECLINED).size(),
            brief.of(Part.OPEN).size());
  }

  public String date() {
    return phrases.say("date", day(brief.today()));
  }

  public List<Chapter> chapters() {
    var chapters = new ArrayList<Chapter>();
    for (var part : Part.values()) {
      var word = part.name().toLowerCase(java.util.Locale.ROOT);
      chapters.add(
          new Chapter(
              part,
              phrases.say("heading." + word),
              brief.of(part).stream().map(this::item).toList(),
              phrases.say("empty." + word)));
    }
    return chapters;
  }

  private Item item(Outcome outcome) {
    var sentences = new ArrayList<String>();
    if (outcome.askedDate() != null) {
      sentences.add(phrases.say("asked", day(outcome.askedDate())));
    }
    came(outcome, sentences);
    if (outcome.brokenDate() != null) {
      sentences.add(phrases.say("broken", day(outcome.brokenDate())));
    }
    var told = outcome.told();
    if (told != null) {
      sentences.add(phrases.say("told", day(told.date())));
    }
    return new Item(
        outcome.feature().title(),
        sentences,
        outcome.quote(),
        outcome.owed() ? phrases.say("owed") : null);
  }

  private void came(Outcome outcome, List<String> sentences) {
    var feature = outcome.feature();
    switch (outcome.part()) {
      case SHIPPED -> {
        if (outcome.decidedDate() != null) {
          sentences.add(phrases.say("shipped", day(outcome.decidedDate())));
        }
      }
      case PLANNED ->
          sentences.add(
              feature.targetDate() == null
                  ? phrases.say("undated")
                  : phrases.say("planned", day(feature.targetDate())));
      case DECLINED -> {
        add(sentences, feature.reason(), "reason");
        add(sentences, feature.workaround(), "workaround");
        add(
            sentences,
            feature.revisitDate() == null ? null : day(feature.revisitDate()),
            "revisit");
      }
      case OPEN -> {
        var words = Phrases.of("words", phrases.language());
        sentences.add(phrases.say("severity", words.say("severity." + outcome.severity())));
      }
    }
  }

  private void add(List<String> sentences, @Nullable String fact, String key) {
    if (fact != null) {
      sentences.add(phrases.say(key, fact));
    }
  }

  private String day(LocalDate day) {
    return phrases.language().date(day);
  }
}
