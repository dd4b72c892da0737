package heed.slack.message;

import heed.loop.Notice;
import heed.loop.Reminder;
import heed.loop.Weekly;
import heed.outbox.Courier;
import heed.outbox.Delivery;
import heed.outbox.Message;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.platform.Json;
import heed.platform.database.Database;
import heed.platform.database.Transaction;
import heed.slack.call.Limits;
import heed.slack.call.SlackCalls;
import heed.slack.call.SlackTrouble;
import heed.slack.call.Waiting;
import heed.slack.rooms.SlackRooms;
import heed.slack.team.PassingOn;
import heed.slack.team.Workspace;
import heed.slack.team.Workspaces;
import heed.slack.text.Wording;
import heed.triage.Card;
import heed.triage.CardNews;
import heed.workspace.Gone;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Carries messages through Slack: to a person as a direct message, to `triage` into the triage
/// channel. What nobody in Slack would get is passed on: see [PassingOn].
public final class SlackCourier implements Courier {
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

  private final Workspaces workspaces;
  private final Database database;
  private final OutboxStore messages;
  private final Wording wording;
  private final PassingOn passingOn;
  private final Undelivered undelivered;
  private final Limits limits;
  private final @Nullable String triageChannel;

  public SlackCourier(
      Workspaces workspaces, SlackRooms rooms, Wording wording, @Nullable String triageChannel) {
    this.workspaces = workspaces;
    this.database = rooms.database();
    this.messages = rooms.messages();
    this.wording = wording;
    this.passingOn = new PassingOn(workspaces, rooms);
    this.undelivered = new Undelivered(rooms);
    this.limits = new Limits(rooms.clock());
    this.triageChannel = triageChannel;
  }

  /// Whether a message stands in for one that no CSM could get.
  public static boolean isForTriage(Message message) {
    return message.recipient().equals(Notice.TRIAGE) || PassingOn.isForPm(message.recipient());
  }

  @Override
  public String transport() {
    return SlackRooms.TRANSPORT;
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
      var forPm = PassingOn.isForPm(recipient);
      var email = PassingOn.addressOf(recipient);
      var direct = workspaces.directTo(email).orElse(null);
      if (direct != null) {
        return direct(message, email, direct);
      }
      if (message.kind().equals(Gone.KIND)) {
        return passingOn.toPage(message);
      }
      if (!forPm && !message.kind().equals(Receipts.KIND) && passingOn.hasMail(email)) {
        return passingOn.byMail(message, email);
      }
      if (message.kind().equals(Weekly.KIND)) {
        return passingOn.toPage(message);
      }
      if (message.kind().equals(Reminder.KIND) && passingOn.carriesNothing(message)) {
        // Triage has the notices of whoever is not here; a reminder each day would be noise.
        return new Delivery.Sent("nowhere: not in Slack");
      }
      return forPm || message.kind().equals(Receipts.KIND)
          ? new Delivery.Impossible(email + " is not in Slack.")
          : passingOn.toTriage(message);
    } catch (SlackTrouble trouble) {
      return delivery(trouble);
    }
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
        : passingOn.toPms(message);
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
