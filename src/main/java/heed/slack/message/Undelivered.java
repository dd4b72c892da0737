package heed.slack.message;

import heed.outbox.Message;
import heed.people.Role;
import heed.platform.Json;
import heed.platform.Language;
import heed.platform.Phrases;
import heed.platform.database.Transaction;
import heed.slack.call.SlackTrouble;
import heed.slack.rooms.SeenStore;
import heed.slack.rooms.SlackRooms;
import heed.slack.text.Kit;
import heed.slack.text.Mrkdwn;
import heed.slack.text.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// Tells the admins that a message could not be delivered and waits for a person: once a day,
/// however many there are, for one cause often stops many.
public final class Undelivered {
  public static final String KIND = "undelivered";

  /// What the message to the admins keeps: the first that failed on that day.
  ///
  /// @param recipient whom it was for
  record Facts(String recipient, String why) {}

  private final SlackRooms rooms;
  private final SeenStore seen = new SeenStore();

  Undelivered(SlackRooms rooms) {
    this.rooms = rooms;
  }

  /// @param why as people read it
  void parked(Transaction transaction, Message message, String why) {
    var today = Instant.ofEpochMilli(transaction.atMs()).atOffset(ZoneOffset.UTC).toLocalDate();
    // What tells of trouble must not make more of it.
    if (message.kind().equals(KIND) || !seen.first(transaction, "undelivered:" + today)) {
      return;
    }
    var facts = new Facts(message.recipient(), why);
    for (var person : rooms.people().all(transaction.handle())) {
      if (person.role().atLeast(Role.ADMIN)) {
        rooms.outbox().put(transaction, SlackRooms.TRANSPORT, person.email(), KIND, facts);
      }
    }
  }

  public static Words words(Message message) {
    var facts = Json.read(message.body(), Facts.class);
    var text =
        Mrkdwn.literal(
            Phrases.of("undelivered", Language.ENGLISH)
                .say("undelivered", facts.recipient(), facts.why()));
    return new Words(text, List.of(Kit.section(text)));
  }

  /// Why Slack will never take a message as things are, and what to do about it.
  static String why(SlackTrouble trouble) {
    var code = trouble.code();
    return switch (code) {
      case "not_in_channel", "channel_not_found" ->
          "Heed is not in that channel (" + code + "). Type /invite @Heed there, then try again.";
      case "is_archived" -> "That channel is archived. Choose another triage channel.";
      case "missing_scope" ->
          "The Slack app lacks a permission. Install it again from bot-manifests/slack.yaml.";
      case "restricted_action", "restricted_action_read_only_channel" ->
          "The workspace does not let Heed post there (" + code + ").";
      default -> "Slack refused the message (" + trouble.method() + ": " + code + ").";
    };
  }
}
