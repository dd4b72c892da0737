package heed.slack;

import heed.loop.Milestone;
import heed.loop.Notice;
import heed.loop.Reminder;
import heed.loop.Weekly;
import heed.outbox.Courier;
import heed.outbox.Delivery;
import heed.outbox.Message;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.outbox.PageCourier;
import heed.people.PersonStore;
import heed.people.Role;
import heed.platform.Json;
import heed.platform.database.Database;
import heed.platform.database.Transaction;
import heed.triage.Card;
import heed.triage.CardNews;
import heed.workspace.Gone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Carries messages through Slack: to a person as a direct message, to `triage` into the triage
/// channel. What nobody in Slack would get goes to triage instead; without a triage channel, to
/// each PM. A message that is passed on becomes a new one, so that each recipient has their own
/// order, pace and retries.
public final class SlackCourier implements Courier {
  /// Which messages it carries.
  public static final String TRANSPORT = "slack";

  /// Before the address of a PM who gets what was meant for triage.
  private static final String FOR_PM = Notice.TRIAGE + ":";

  /// Slack takes about one message a second into one channel.
  private static final Duration SPACING = Duration.ofSeconds(1);

  private static final Set<String> PASSING =
      Set.of(
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "team_added_to_org",
          "message_limit_exceeded");

  /// A message that nobody sees any more need not change.
  private static final Set<String> GONE =
      Set.of(
          "message_not_found",
          "channel_not_found",
          "cant_update_message",
          "edit_window_closed",
          "is_archived");

  /// How a message of the outbox reads.
  @FunctionalInterface
  interface Wording {
    Words of(Message message);
  }

  /// A message in words.
  ///
  /// @param text the whole message in one line
  record Words(String text, List<Map<String, Object>> blocks) {}

  private final Workspaces workspaces;
  private final Database database;
  private final PersonStore people;
  private final Outbox outbox;
  private final OutboxStore messages;
  private final Wording wording;
  private final Undelivered undelivered;
  private final Limits limits;
  private final @Nullable String triageChannel;
  private final SeenStore seen = new SeenStore();

  SlackCourier(
      Workspaces workspaces, SlackRooms rooms, Wording wording, @Nullable String triageChannel) {
    this.workspaces = workspaces;
    this.database = rooms.database();
    this.people = rooms.people();
    this.outbox = rooms.outbox();
    this.messages = rooms.messages();
    this.wording = wording;
    this.undelivered = new Undelivered(rooms);
    this.limits = new Limits(rooms.clock());
    this.triageChannel = triageChannel;
  }

  /// Whether a message stands in for one that no CSM could get.
  static boolean isForTriage(Message message) {
    return message.recipient().equals(Notice.TRIAGE) || message.recipient().startsWith(FOR_PM);
  }

  /// The address of a recipient, who may get what was meant for triage.
  static String addressOf(String recipient) {
    return recipient.startsWith(FOR_PM) ? recipient.substring(FOR_PM.length()) : recipient;
  }

  @Override
  public String transport() {
    return TRANSPORT;
  }

  @Override
  public Duration spacing() {
    return SPACING;
  }

  @Override
  public boolean gathers() {
    return true;
  }

  @Override
  public void parked(Transaction transaction, Message message, String why) {
    undelivered.parked(transaction, message, why);
  }

  @Override
  public Delivery deliver(Message message) {
    if (!workspaces.anyAlive()) {
      return new Delivery.Later(null, workspaces.faring().silence(), true);
    }
    try {
      var recipient = message.recipient();
      if (message.kind().equals(Outbox.REFRESH)) {
        return showAnew(message);
      }
      if (message.kind().equals(CardNews.KIND)) {
        return beneathCard(message);
      }
      if (recipient.equals(Notice.TRIAGE)) {
        var triage = workspaces.forTriage().orElse(null);
        return triage == null || triageChannel == null
            ? withoutChannel(message)
            : post(message, triage, triageChannel, null);
      }
      var forPm = recipient.startsWith(FOR_PM);
      var email = addressOf(recipient);
      var direct = workspaces.directTo(email).orElse(null);
      if (direct != null) {
        return direct(message, email, direct);
      }
      if (message.kind().equals(Gone.KIND)) {
        return toPage(message);
      }
      if (!forPm && !message.kind().equals(Receipts.KIND) && hasMail(email)) {
        return byMail(message, email);
      }
      if (message.kind().equals(Weekly.KIND)) {
        return toPage(message);
      }
      if (message.kind().equals(Reminder.KIND) && carriesNothing(message)) {
        // Triage has the notices of whoever is not here; a reminder each day would be noise.
        return new Delivery.Sent("nowhere: not in Slack");
      }
      return forPm || message.kind().equals(Receipts.KIND)
          ? new Delivery.Impossible(email + " is not in Slack.")
          : passOn(message, List.of(Notice.TRIAGE));
    } catch (SlackTrouble trouble) {
      return delivery(trouble);
    }
  }

  private boolean carriesNothing(Message message) {
    return database.read(handle -> messages.carriedBy(handle, message.id())).isEmpty();
  }

  private Delivery direct(Message message, String email, Workspaces.Direct direct) {
    try {
      return post(message, direct.workspace(), direct.channel(), null);
    } catch (SlackTrouble trouble) {
      if (trouble.code().equals("channel_not_found")) {
        direct.workspace().channels().forget(email);
        return Delivery.Later.because("The direct channel is gone; a new one will be opened.");
      }
      throw trouble;
    }
  }

  private Delivery post(
      Message message, Workspace workspace, String channel, @Nullable String thread) {
    var words = wording.of(message);
    try {
      var post = new SlackCalls.Post(channel, words.text(), words.blocks(), message.id());
      var posted =
          limits.heedingIn(
              String.valueOf(workspace.team()),
              channel,
              "chat.postMessage",
              () -> workspace.calls().post(post, thread));
      return new Delivery.Sent(Standing.of(posted, workspace.team()).text());
    } catch (SlackTrouble trouble) {
      if (trouble.kind() == SlackTrouble.Kind.DONE_UNHEARD) {
        return new Delivery.Sent(channel);
      }
      throw trouble;
    }
  }

  /// Writes an earlier message again where it stands. One that never came, or is gone, needs none.
  private Delivery showAnew(Message refresh) {
    var id = Json.read(refresh.body(), Outbox.Refresh.class).message();
    var message = database.read(handle -> messages.find(handle, id)).orElse(null);
    var standing = Standing.of(message);
    var workspace = standing == null ? null : workspaces.at(standing.team()).orElse(null);
    if (message == null || standing == null || workspace == null) {
      return new Delivery.Sent("nothing to change");
    }
    try {
      var words = wording.of(message);
      limits.heeding(
          String.valueOf(workspace.team()),
          "chat.update",
          () -> {
            workspace.calls().update(standing.where(), words.text(), words.blocks());
            return standing;
          });
    } catch (SlackTrouble trouble) {
      if (!GONE.contains(trouble.code())) {
        throw trouble;
      }
    }
    return new Delivery.Sent(standing.text());
  }

  /// Beneath a card that does not stand there nothing can be told; once it does, it tells it all.
  private Delivery beneathCard(Message news) {
    var id = Json.read(news.body(), CardNews.class).card();
    var card = database.read(handle -> messages.find(handle, id)).orElse(null);
    var standing = Standing.of(card);
    if (standing == null) {
      return new Delivery.Sent("nowhere: its card is not there");
    }
    var where = standing.where();
    return workspaces
        .at(standing.team())
        .map(workspace -> post(news, workspace, where.channel(), where.timestamp()))
        .orElseGet(() ->
            new Delivery.Impossible("Slack takes the token of its card’s workspace no more."));
  }

  /// Cards are for a channel only; PMs have them in their inbox.
  private Delivery withoutChannel(Message message) {
    return message.kind().equals(Card.KIND)
        ? new Delivery.Sent("nowhere: there is no triage channel")
        : toPms(message);
  }

  private Delivery toPms(Message message) {
    var reached = new ArrayList<String>();
    for (var person : database.read(people::all)) {
      if (person.role().atLeast(Role.PM) && workspaces.directTo(person.email()).isPresent()) {
        reached.add(FOR_PM + person.email());
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
        .map(person -> FOR_PM + person.email())
        .filter(pm -> !reached.contains(pm))
        .toList();
  }

  /// Whether somebody who is not here can be reached by mail: a person of the book, for an address
  /// in a file is no reason to send a customer's words there.
  private boolean hasMail(String email) {
    return outbox.deliversDigests()
        && database.read(handle -> people.find(handle, email)).isPresent();
  }

  /// The mail is beside the word to triage, which learns as ever that a CSM is not in Slack.
  private Delivery byMail(Message message, String email) {
    passOn(message, Outbox.DIGEST, List.of(email));
    return carriesNothing(message) && !Milestone.BY_WORD.containsKey(message.kind())
        ? new Delivery.Sent("the mail of the day")
        : passOn(message, List.of(Notice.TRIAGE));
  }

  /// The mark commits with the new messages: begun twice, it is passed on once.
  private Delivery passOn(Message message, List<String> recipients) {
    return passOn(message, TRANSPORT, recipients);
  }

  private Delivery passOn(Message message, String transport, List<String> recipients) {
    var mark = "passed-on:" + (transport.equals(TRANSPORT) ? "" : transport + ":");
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
  private Delivery toPage(Message message) {
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

  private Delivery delivery(SlackTrouble trouble) {
    if (!workspaces.anyAlive()) {
      return new Delivery.Later(null, workspaces.faring().silence(), true);
    }
    if (Waiting.ON_THE_TOKEN.contains(trouble.code())) {
      // The message is not at fault: it goes another way, or waits until there is one.
      return Delivery.Later.because("Slack takes the token of a workspace no more.");
    }
    return switch (trouble.kind()) {
      case LIMITED ->
          new Delivery.Later(
              trouble.retryAfter(), "Slack asked us to wait (" + trouble.method() + ").", false);
      case HELD_BACK ->
          new Delivery.NotYet(
              Objects.requireNonNull(trouble.retryAfter()),
              "Slack asked us to wait (" + trouble.method() + ").");
      case UNREACHABLE -> new Delivery.Later(null, "Slack did not answer.", trouble.nobodyThere());
      case DONE_UNHEARD -> Delivery.Later.because("Slack's answer broke off.");
      case REFUSED ->
          PASSING.contains(trouble.code())
              ? Delivery.Later.because("Slack is unwell (" + trouble.code() + ").")
              : new Delivery.Impossible(Undelivered.why(trouble));
    };
  }
}
