package heed.slack;

import heed.discussion.Mention;
import heed.loop.Milestone;
import heed.loop.Notice;
import heed.loop.Reminder;
import heed.loop.Revisit;
import heed.loop.Weekly;
import heed.outbox.Message;
import heed.platform.Json;
import heed.slack.message.GatheredMessage;
import heed.slack.message.HeldBack;
import heed.slack.message.MentionMessage;
import heed.slack.message.NoticeMessage;
import heed.slack.message.Receipts;
import heed.slack.message.ReminderMessage;
import heed.slack.message.RevisitMessage;
import heed.slack.message.SlackCourier;
import heed.slack.message.Undelivered;
import heed.slack.message.WeeklyMessage;
import heed.slack.rooms.SlackRooms;
import heed.slack.team.Voices;
import heed.slack.text.Kit;
import heed.slack.text.Mrkdwn;
import heed.slack.text.Voice;
import heed.slack.text.Wording;
import heed.slack.text.Words;
import heed.slack.triage.TriageCard;
import heed.slack.triage.TriageNews;
import heed.triage.Card;
import heed.triage.CardNews;
import heed.webhook.Trouble;
import heed.workspace.Gone;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Puts each kind of message into words when it is delivered: in the language that its recipient
/// has chosen by then, with the facts as they are then.
final class Wordings implements Wording {
  private final SlackRooms rooms;
  private final Voices voices;

  Wordings(SlackRooms rooms, Voices voices) {
    this.rooms = rooms;
    this.voices = voices;
  }

  @Override
  public Words of(Message message) {
    if (message.kind().equals(Trouble.KIND)) {
      return trouble(voices.of(message), Json.read(message.body(), Trouble.class));
    }
    if (message.kind().equals(Receipts.KIND)) {
      return Receipts.words(voices.of(message), message, rooms);
    }
    if (message.kind().equals(Card.KIND)) {
      return TriageCard.words(message, rooms);
    }
    if (message.kind().equals(CardNews.KIND)) {
      return TriageNews.words(message, rooms);
    }
    var carried = rooms.database().read(handle -> rooms.messages().carriedBy(handle, message.id()));
    if (!carried.isEmpty()) {
      return gathered(message, carried);
    }
    if (Milestone.BY_WORD.containsKey(message.kind())) {
      return notice(message);
    }
    if (message.kind().equals(Gone.KIND)) {
      return gone(voices.of(message), Json.read(message.body(), Gone.class));
    }
    if (message.kind().equals(Reminder.KIND)) {
      return reminder(message);
    }
    if (message.kind().equals(Weekly.KIND)) {
      return WeeklyMessage.words(voices.of(message), Json.read(message.body(), Weekly.class));
    }
    if (message.kind().equals(Revisit.KIND)) {
      return RevisitMessage.words(voices.of(message), Json.read(message.body(), Revisit.class));
    }
    if (message.kind().equals(Mention.KIND)) {
      return MentionMessage.words(voices.of(message), Json.read(message.body(), Mention.class));
    }
    if (message.kind().equals(Undelivered.KIND)) {
      return Undelivered.words(message);
    }
    if (message.kind().equals(HeldBack.KIND)) {
      return HeldBack.words(voices.of(message), message);
    }
    var text = voices.of(message).say("unknown_message");
    return new Words(text, List.of(Kit.section(text)));
  }

  private Words gathered(Message first, List<Message> carried) {
    var voice = voices.of(first);
    return rooms
        .database()
        .read(handle -> GatheredMessage.words(first, carried, setting(handle, first, voice)));
  }

  private static Words gone(Voice voice, Gone gone) {
    var text = Mrkdwn.literal(gone.sentence(voice.language()));
    return new Words(text, List.of(Kit.section(text)));
  }

  private Words reminder(Message message) {
    var reminder = Json.read(message.body(), Reminder.class);
    var voice = voices.of(message);
    return rooms
        .database()
        .read(handle -> ReminderMessage.words(reminder, setting(handle, message, voice)));
  }

  private static Words trouble(Voice voice, Trouble trouble) {
    var headline = trouble.headline(voice.language());
    var advice = trouble.advice(voice.language());
    return new Words(
        Mrkdwn.literal(headline),
        List.of(Kit.section(Mrkdwn.literal(headline)), Kit.context(Mrkdwn.literal(advice))));
  }

  private NoticeMessage.Setting setting(Handle handle, Message message, Voice voice) {
    var reader = SlackCourier.isForTriage(message) ? null : message.recipient();
    return new NoticeMessage.Setting(
        voice, message.id(), reader, rooms.today(), id -> rooms.loops().find(handle, id));
  }

  private Words notice(Message message) {
    var notice = Json.read(message.body(), Notice.class);
    var voice = voices.of(message);
    return rooms
        .database()
        .read(handle -> NoticeMessage.words(notice, setting(handle, message, voice)));
  }
}
