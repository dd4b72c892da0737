package heed.slack;

import heed.loop.Loop;
import heed.loop.LoopState;
import heed.loop.Milestone;
import heed.platform.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How loops are spoken of: what happened, when a customer decides, who told them.
final class LoopWords {
  /// Longest name or title in a line among others, in code points.
  static final int SHORT = 100;

  private static final int NAMED = 5;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private LoopWords() {}

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  /// What happened to a feature, as a sentence with the title escaped.
  ///
  /// @param target the day it is promised for now, or null
  /// @param previous the day before a slip, or null
  static String happened(
      String title, Milestone milestone, @Nullable LocalDate target, @Nullable LocalDate previous) {
    var name = Mrkdwn.literal(Texts.clip(title, SHORT));
    return switch (milestone) {
      case SHIPPED -> name + " shipped.";
      case PLANNED -> name + " is planned" + (target == null ? "." : " for " + day(target) + ".");
      case SLIPPED -> name + " slips" + slip(target, previous) + ".";
      case DECLINED -> name + " was declined.";
      case STARTED -> "Work on " + name + " has begun.";
    };
  }

  /// When an account decides, or nothing when that is unknown.
  static String decides(@Nullable LocalDate decision, LocalDate today) {
    if (decision == null) {
      return "";
    }
    return decision.isAfter(today) ? " · decides " + day(decision) : " · decides now";
  }

  /// What became of a loop, or nothing while it is simply owed.
  ///
  /// @param owner who owes it now, or null when nobody in particular does
  /// @param reader whose message it is; null in a channel
  static String became(Loop loop, @Nullable String owner, @Nullable String reader) {
    var when = loop.endedDate() == null ? "" : " on " + day(loop.endedDate());
    return switch (loop.state()) {
      case TOLD -> Mrkdwn.say("✓ Told by {}{}.", String.valueOf(loop.endedBy()), when);
      case WAIVED -> Mrkdwn.say("Waived by {}{}.", String.valueOf(loop.endedBy()), when);
      case SUPERSEDED -> "A newer decision took its place; there is a message about that one.";
      case SNOOZED ->
          loop.until() == null ? "Put off." : "Put off until " + day(loop.until()) + ".";
      case OWED -> moved(owner, reader);
    };
  }

  /// Whether the reader can still do something about it.
  static boolean answerable(Loop loop, @Nullable String owner, @Nullable String reader) {
    return loop.state().open()
        && (loop.state() == LoopState.SNOOZED || moved(owner, reader).isEmpty());
  }

  /// Names in a sentence: "Acme, Globex and 3 more", escaped.
  static String names(List<String> names) {
    var shown = names.stream().limit(NAMED).map(name -> Mrkdwn.literal(Texts.clip(name, SHORT)));
    var list = shown.toList();
    var more = names.size() - list.size();
    if (more > 0) {
      return String.join(", ", list) + " and " + more + " more";
    }
    return list.size() < 2
        ? String.join("", list)
        : String.join(", ", list.subList(0, list.size() - 1)) + " and " + list.getLast();
  }

  private static String moved(@Nullable String owner, @Nullable String reader) {
    if (reader == null || reader.equals(owner)) {
      return "";
    }
    return owner == null ? "Given back; a PM hands it out." : Mrkdwn.say("Now with {}.", owner);
  }

  private static String slip(@Nullable LocalDate target, @Nullable LocalDate previous) {
    return (previous == null ? "" : " from " + day(previous))
        + (target == null ? "" : " to " + day(target));
  }
}
