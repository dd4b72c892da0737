package heed.slack.team;

import heed.loop.Milestone;
import heed.loop.Notice;
import heed.outbox.Delivery;
import heed.outbox.Message;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.outbox.PageCourier;
import heed.people.PersonStore;
import heed.people.Role;
import heed.platform.Json;
import heed.platform.database.Database;
import heed.slack.rooms.SeenStore;
import heed.slack.rooms.SlackRooms;
import java.util.ArrayList;
import java.util.List;

/// Passes on what cannot reach its recipient here: to triage, to each PM, by mail, or to the
/// Messages page. It becomes a new message each time, so that each recipient has their own order,
/// pace and retries.
public final class PassingOn {
  /// Before the address of a PM who gets what was meant for triage.
  private static final String FOR_PM = Notice.TRIAGE + ":";

  private final Workspaces workspaces;
  private final Database database;
  private final PersonStore people;
  private final Outbox outbox;
  private final OutboxStore messages;
  private final SeenStore seen = new SeenStore();

  public PassingOn(Workspaces workspaces, SlackRooms rooms) {
    this.workspaces = workspaces;
    this.database = rooms.database();
    this.people = rooms.people();
    this.outbox = rooms.outbox();
    this.messages = rooms.messages();
  }

  /// Whether a recipient is a PM who gets what was meant for triage.
  public static boolean isForPm(String recipient) {
    return recipient.startsWith(FOR_PM);
  }

  /// The address of a recipient, who may get what was meant for triage.
  public static String addressOf(String recipient) {
    return isForPm(recipient) ? recipient.substring(FOR_PM.length()) : recipient;
  }

  private static String forPm(String email) {
    return FOR_PM + email;
  }

  /// What was meant for triage goes to each PM, here or by mail.
  public Delivery toPms(Message message) {
    var reached = new ArrayList<String>();
    for (var person : database.read(people::all)) {
      if (person.role().atLeast(Role.PM) && workspaces.directTo(person.email()).isPresent()) {
        reached.add(forPm(person.email()));
      }
    }
    var byMail = outbox.deliversDigests() ? pmsNotIn(reached) : List.<String>of();
    if (!byMail.isEmpty()) {
      passOn(message, Outbox.DIGEST, byMail);
    }
    if (reached.isEmpty() && !byMail.isEmpty()) {
      return new Delivery.Sent("the mail of the day, to " + String.join(", ", byMail));
    }
    return reached.isEmpty()
        ? new Delivery.Impossible(
            "There is no triage channel, and no PM or admin is in Slack. Set"
                + " HEED_SLACK_TRIAGE_CHANNEL, or give somebody who is in Slack the role pm.")
        : passOn(message, reached);
  }

  private List<String> pmsNotIn(List<String> reached) {
    return database.read(people::all).stream()
        .filter(person -> person.role().atLeast(Role.PM))
        .map(person -> forPm(person.email()))
        .filter(pm -> !reached.contains(pm))
        .toList();
  }

  /// Whether somebody who is not here can be reached by mail: a person of the book, for an address
  /// in a file is no reason to send a customer's words there.
  public boolean hasMail(String email) {
    return outbox.deliversDigests()
        && database.read(handle -> people.find(handle, email)).isPresent();
  }

  /// The mail is beside the word to triage, which learns as ever that a CSM is not in Slack.
  public Delivery byMail(Message message, String email) {
    passOn(message, Outbox.DIGEST, List.of(email));
    return carriesNothing(message) && !Milestone.BY_WORD.containsKey(message.kind())
        ? new Delivery.Sent("the mail of the day")
        : toTriage(message);
  }

  public Delivery toTriage(Message message) {
    return passOn(message, List.of(Notice.TRIAGE));
  }

  /// The mark commits with the new messages: begun twice, it is passed on once.
  private Delivery passOn(Message message, List<String> recipients) {
    return passOn(message, SlackRooms.TRANSPORT, recipients);
  }

  private Delivery passOn(Message message, String transport, List<String> recipients) {
    var mark = "passed-on:" + (transport.equals(SlackRooms.TRANSPORT) ? "" : transport + ":");
    database
        .writer()
        .write(
            "slack",
            transaction -> {
              if (seen.first(transaction, mark + message.id())) {
                for (var recipient : recipients) {
                  outbox.forward(transaction, message, transport, recipient);
                }
              }
              return true;
            });
    return new Delivery.Sent("passed on to " + String.join(", ", recipients));
  }

  /// An admin or a lead who is in no workspace reads it on the Messages page.
  public Delivery toPage(Message message) {
    database
        .writer()
        .write(
            "slack",
            transaction -> {
              if (seen.first(transaction, "passed-on:" + message.id())) {
                outbox.put(
                    transaction,
                    PageCourier.TRANSPORT,
                    message.recipient(),
                    message.kind(),
                    Json.tree(message.body()));
              }
              return true;
            });
    return new Delivery.Sent("the Messages page");
  }

  /// Whether it speaks for itself only, and not for others that waited with it.
  public boolean carriesNothing(Message message) {
    return database.read(handle -> messages.carriedBy(handle, message.id())).isEmpty();
  }
}
