package heed.loop;

import heed.feature.Feature;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes what a CSM can send to a customer as it stands: what they asked for, in their own words
/// and when; what was decided; from when, or why not and what to do instead. Plain English, plain
/// text, without our own words and without money. Pure.
public final class Drafts {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  /// A customer recognises their words from their beginning; more would bury the news.
  private static final int LONGEST_QUOTE = 280;

  /// Enough for any reason that a customer would read; the whole of it stands with the feature.
  private static final int LONGEST_REASON = 1200;

  private Drafts() {}

  /// What a draft says, beside the feature.
  ///
  /// @param contact who asked, as it was written down, or null
  /// @param quote what they said, or null
  /// @param filedDate when, or null
  /// @param previousDate the day it was promised for before it slipped, or null
  public record Ask(
      @Nullable String contact,
      @Nullable String quote,
      @Nullable LocalDate filedDate,
      @Nullable LocalDate previousDate) {}

  /// The text.
  ///
  /// @param today from which on a date is in the future (UTC)
  public static String text(Milestone milestone, Feature feature, Ask ask, LocalDate today) {
    var paragraphs = new ArrayList<String>();
    paragraphs.add(greeting(ask.contact()));
    paragraphs.add(asked(feature, ask));
    paragraphs.add(
        switch (milestone) {
          case PLANNED -> "We have decided to build it. " + promise(feature, today);
          case STARTED -> "We have begun to build it. " + promise(feature, today);
          case SLIPPED -> slipped(feature, ask.previousDate());
          case SHIPPED -> shipped(feature, today);
          case DECLINED -> "We looked at it carefully and decided not to build it.";
        });
    addReason(paragraphs, milestone, feature.reason());
    addWorkaround(paragraphs, milestone, feature.workaround());
    paragraphs.add(closing(milestone, feature.revisitDate(), today));
    return String.join("\n\n", paragraphs);
  }

  private static String greeting(@Nullable String contact) {
    var name = Wording.callingName(contact);
    return name == null ? "Hello," : "Hi " + Wording.isolated(name) + ",";
  }

  private static String asked(Feature feature, Drafts.Ask ask) {
    var sentence = "You asked us for " + Wording.quoted(Wording.oneLine(feature.title(), 200));
    if (ask.filedDate() != null) {
      sentence += " on " + ask.filedDate().format(DAY);
    }
    var words = ask.quote() == null ? "" : Wording.words(ask.quote(), LONGEST_QUOTE);
    return words.isEmpty()
        ? sentence + "."
        : sentence + ". In your words: " + Wording.quoted(words);
  }

  private static String promise(Feature feature, LocalDate today) {
    var target = feature.targetDate();
    return target == null || target.isBefore(today)
        ? "There is no date yet; I will write to you when there is one."
        : "We expect it to be ready by " + target.format(DAY) + ".";
  }

  private static String slipped(Feature feature, @Nullable LocalDate previous) {
    var target = feature.targetDate();
    if (target == null) {
      return "It will take longer than we had planned. I will write to you when there is a new"
          + " date.";
    }
    var now = "It will take longer than we had planned: we now expect it by " + target.format(DAY);
    return previous == null ? now + "." : now + " instead of " + previous.format(DAY) + ".";
  }

  private static String shipped(Feature feature, LocalDate today) {
    var target = feature.targetDate();
    return target != null && target.isAfter(today)
        ? "It is done, and you can use it from " + target.format(DAY) + " on."
        : "It is done, and you can use it now.";
  }

  private static void addReason(
      List<String> paragraphs, Milestone milestone, @Nullable String reason) {
    var text = reason == null ? "" : Wording.paragraph(reason, LONGEST_REASON);
    if (text.isEmpty()) {
      return;
    }
    paragraphs.add(
        switch (milestone) {
          case DECLINED, SLIPPED -> "The reason: " + text;
          case PLANNED, STARTED, SHIPPED -> text;
        });
  }

  private static void addWorkaround(
      List<String> paragraphs, Milestone milestone, @Nullable String workaround) {
    var text = workaround == null ? "" : Wording.paragraph(workaround, LONGEST_REASON);
    if (text.isEmpty()) {
      return;
    }
    paragraphs.add(
        switch (milestone) {
          case DECLINED -> "What you can do instead: " + text;
          case PLANNED, STARTED, SLIPPED -> "What you can do until then: " + text;
          case SHIPPED -> "Good to know: " + text;
        });
  }

  private static String closing(Milestone milestone, @Nullable LocalDate revisit, LocalDate today) {
    return switch (milestone) {
      case DECLINED ->
          revisit != null && revisit.isAfter(today)
              ? "We will look at it again on "
                  + revisit.format(DAY)
                  + ". If it becomes more urgent for you before that, please tell me."
              : "If it becomes more urgent for you, please tell me.";
      case SLIPPED -> "I am sorry about the wait.";
      case SHIPPED -> "Thank you for asking for it. Please tell me how it works for you.";
      case PLANNED, STARTED -> "Thank you for asking for it.";
    };
  }
}
