package heed.slack.text;

import heed.loop.Loop;
import heed.loop.LoopState;
import heed.loop.Milestone;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How loops are spoken of: what happened, when a customer decides, who told them.
public final class LoopWords {
  /// Longest name or title in a line among others, in code points.
  public static final int SHORT = 100;

  /// Between the parts of a line.
  public static final String BETWEEN = " · ";

  private LoopWords() {}

  /// What happened to a feature, as a sentence with the title escaped.
  ///
  /// @param target the day it is promised for now, or null
  /// @param previous the day before a slip, or null
  public static String happened(
      Voice voice,
      String title,
      Milestone milestone,
      @Nullable LocalDate target,
      @Nullable LocalDate previous) {
    var name = Voice.name(title);
    return switch (milestone) {
      case SHIPPED -> voice.say("happened.shipped", name);
      case PLANNED ->
          target == null
              ? voice.say("happened.planned", name)
              : voice.say("happened.planned.for", name, target);
      case SLIPPED -> slipped(voice, name, target, previous);
      case DECLINED -> voice.say("happened.declined", name);
      case STARTED -> voice.say("happened.started", name);
    };
  }

  private static String slipped(
      Voice voice, Voice.Ready name, @Nullable LocalDate target, @Nullable LocalDate previous) {
    if (target == null) {
      return voice.say("happened.slipped", name);
    }
    return previous == null
        ? voice.say("happened.slipped.to", name, target)
        : voice.say("happened.slipped.from", name, previous, target);
  }

  /// When an account decides, after a separator, or nothing when that is unknown.
  public static String decides(Voice voice, @Nullable LocalDate decision, LocalDate today) {
    if (decision == null) {
      return "";
    }
    return BETWEEN
        + (decision.isAfter(today) ? voice.say("decides.on", decision) : voice.say("decides.now"));
  }

  /// By when the customer should hear, after a separator.
  public static String due(Voice voice, LocalDate due, boolean late) {
    return BETWEEN + voice.say(late ? "due.late" : "due.by", due);
  }

  /// That a customer was told a day that no longer holds, on a line of its own, or nothing.
  public static String broken(Voice voice, @Nullable LocalDate told) {
    return told == null ? "" : "\n⚠ " + voice.say("broken", told);
  }

  /// What became of a loop, or nothing while it is simply owed.
  ///
  /// @param owner who owes it now, or null when nobody in particular does
  /// @param reader whose message it is; null in a channel
  public static String became(
      Voice voice, Loop loop, @Nullable String owner, @Nullable String reader) {
    return switch (loop.state()) {
      case TOLD -> ended(voice, "became.told", loop);
      case WAIVED -> ended(voice, "became.waived", loop);
      case SUPERSEDED -> voice.say("became.superseded");
      case SNOOZED -> {
        var until = loop.until();
        yield until == null
            ? voice.say("became.snoozed")
            : voice.say("became.snoozed.until", until);
      }
      case OWED -> moved(voice, owner, reader);
    };
  }

  /// How a loop ended, with the means by which the customer was told.
  public static String how(Voice voice, Loop loop) {
    var how = loop.how();
    var ended = became(voice, loop, null, null);
    return how == null ? ended : ended + BETWEEN + Voice.name(how);
  }

  /// Who owes word, by address.
  public static String owner(Voice voice, @Nullable String csm) {
    return csm == null ? voice.say("account.no_csm") : Mrkdwn.literal(csm);
  }

  /// Whether the reader can still do something about it.
  public static boolean answerable(Loop loop, @Nullable String owner, @Nullable String reader) {
    return loop.state().open()
        && (loop.state() == LoopState.SNOOZED || reader == null || reader.equals(owner));
  }

  private static String ended(Voice voice, String key, Loop loop) {
    var by = String.valueOf(loop.endedBy());
    var on = loop.endedDate();
    return on == null ? voice.say(key, by) : voice.say(key + ".on", by, on);
  }

  private static String moved(Voice voice, @Nullable String owner, @Nullable String reader) {
    if (reader == null || reader.equals(owner)) {
      return "";
    }
    return owner == null ? voice.say("became.unowned") : voice.say("became.handed", owner);
  }
}
