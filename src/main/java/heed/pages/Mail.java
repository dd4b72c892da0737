package heed.pages;

import heed.loop.Notice;
import heed.loop.Reminder;
import heed.loop.Revisit;
import heed.loop.Weekly;
import heed.loop.WeeklyWords;
import heed.mail.MailCourier;
import heed.mail.SignInLetter;
import heed.outbox.Message;
import heed.outbox.MessageState;
import heed.outbox.Outbox;
import heed.outbox.PageCourier;
import heed.pages.MessagesView.Entry;
import heed.pages.MessagesView.Item;
import heed.pages.MessagesView.Words;
import heed.platform.Json;
import heed.platform.Language;
import heed.request.Severity;
import heed.webhook.Trouble;
import heed.webhook.WebhookCourier;
import heed.workspace.Gone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Puts the facts of a message into words, as its reader would see them.
final class Mail {
  private final Map<String, String> names;
  private final boolean mayRetry;

  Mail(Map<String, String> names, boolean mayRetry) {
    this.names = names;
    this.mayRetry = mayRetry;
  }

  Entry entry(Message message) {
    var parked = message.state() == MessageState.PARKED;
    return new Entry(
        message.id(),
        to(message.recipient()),
        Spoken.moment(message.createdAtMs()),
        state(message),
        parked,
        message.lastProblem() == null ? null : Spoken.text(message.lastProblem()),
        parked && mayRetry,
        words(message));
  }

  private String to(String recipient) {
    return recipient.equals(Notice.TRIAGE)
        ? "whoever hands out loops without a CSM"
        : Spoken.text(names.getOrDefault(recipient, recipient));
  }

  private static String state(Message message) {
    var here = message.transport().equals(PageCourier.TRANSPORT);
    return switch (message.state()) {
      case WAITING -> here ? "not sent" : waits(message);
      case SENT -> here ? "not sent" : sent(message);
      case PARKED -> "could not be delivered";
    };
  }

  private static String sent(Message message) {
    var to = String.valueOf(message.sentTo());
    if (to.startsWith("nowhere")) {
      return "not sent";
    }
    var by = "sent by " + courier(message);
    return to.startsWith("with ") ? by + ", together with others" : by;
  }

  private static String waits(Message message) {
    return message.transport().equals(Outbox.DIGEST)
        ? "waits for the mail of the day"
        : "waiting to be sent";
  }

  private static String courier(Message message) {
    return message.transport().equals(Outbox.DIGEST) ? "Mail" : Spoken.capital(message.transport());
  }

  private @Nullable Words words(Message message) {
    if (message.kind().equals(Trouble.KIND)) {
      var trouble = Json.read(message.body(), Trouble.class);
      return new Words(
          Spoken.text(trouble.headline(Language.ENGLISH)),
          Spoken.text(trouble.advice(Language.ENGLISH)),
          List.of(),
          List.of());
    }
    if (message.kind().equals(SignInLetter.KIND)) {
      return new Words(
          "A sign-in link.", "It was asked for on the sign-in page.", List.of(), List.of());
    }
    if (message.transport().equals(MailCourier.TRANSPORT)) {
      return new Words(
          "The mail of the day.", "It holds the messages before it.", List.of(), List.of());
    }
    if (message.transport().equals(WebhookCourier.TRANSPORT)) {
      var event = Json.tree(message.body()).path("id").asString("");
      return new Words(
          message.kind(), "For another system, as " + event + ".", List.of(), List.of());
    }
    if (message.kind().equals(Gone.KIND)) {
      var gone = Json.read(message.body(), Gone.class).sentence(Language.ENGLISH);
      return new Words(Spoken.text(gone), "", List.of(), List.of());
    }
    if (message.kind().equals(Reminder.KIND)) {
      return words(Json.read(message.body(), Reminder.class));
    }
    if (message.kind().equals(Weekly.KIND)) {
      var weekly = new WeeklyWords(Json.read(message.body(), Weekly.class), Language.ENGLISH);
      var lines = weekly.lines().stream().map(Spoken::text).toList();
      return new Words(Spoken.text(weekly.title()) + ".", "", lines, List.of());
    }
    if (message.kind().equals(Revisit.KIND)) {
      return words(Json.read(message.body(), Revisit.class));
    }
    Notice notice;
    try {
      notice = Json.read(message.body(), Notice.class);
    } catch (JacksonException anotherKind) {
      return null;
    }
    var total = notice.items().size() + notice.more();
    return new Words(
        Spoken.text(notice.title()) + " " + Ledger.news(notice.milestone()) + ".",
        notice.handedBy() == null
            ? Spoken.count(total, "customer") + " asked for it."
            : Spoken.text(names.getOrDefault(notice.handedBy(), notice.handedBy()))
                + " handed this on.",
        about(notice),
        notice.items().stream().map(Mail::item).toList());
  }

  private static Words words(Reminder reminder) {
    var accounts = reminder.items().stream().map(Reminder.Item::account).distinct().count();
    var total = Math.toIntExact(accounts) + reminder.more();
    var items =
        reminder.items().stream()
            .map(item ->
                new Item(
                    Spoken.text(item.account()),
                    Spoken.text(item.feature())
                        + " "
                        + Ledger.news(item.milestone())
                        + " · due "
                        + Spoken.day(item.dueDate()),
                    null,
                    null))
            .toList();
    return new Words(
        Spoken.count(total, "customer")
            + (total == 1 ? " still waits" : " still wait")
            + " for word.",
        "Loops lists them, with a text for each.",
        List.of(),
        items);
  }

  private static Words words(Revisit revisit) {
    var total = revisit.items().size() + revisit.more();
    var items =
        revisit.items().stream()
            .map(item ->
                new Item(
                    Spoken.text(item.title()),
                    Spoken.count(item.customers(), "customer")
                        + (item.reason() == null
                            ? " · no reason was given"
                            : " · declined because: " + Spoken.text(item.reason())),
                    null,
                    null))
            .toList();
    return new Words(
        Spoken.countFirst(total, "declined feature")
            + (total == 1 ? " is" : " are")
            + " to be looked at again.",
        "Decide anew on its page, or set another day.",
        List.of(),
        items);
  }

  private static List<String> about(Notice notice) {
    var about = new ArrayList<String>();
    if (notice.targetDate() != null) {
      about.add(
          "Expected by "
              + Spoken.day(notice.targetDate())
              + (notice.previousDate() == null
                  ? ""
                  : " instead of " + Spoken.day(notice.previousDate()))
              + ".");
    }
    if (notice.reason() != null) {
      about.add(Spoken.text(notice.reason()));
    }
    if (notice.workaround() != null) {
      about.add("Until then: " + Spoken.text(notice.workaround()));
    }
    return about;
  }

  private static Item item(Notice.Item item) {
    var about = new ArrayList<String>();
    if (item.severity() != null) {
      about.add(Severity.words(item.severity()).toLowerCase(Locale.ROOT));
    }
    if (item.contact() != null) {
      about.add(Spoken.text(item.contact()));
    }
    if (item.filedAt() != null) {
      about.add(Spoken.day(item.filedAt()));
    }
    return new Item(
        Spoken.text(item.name()),
        String.join(" · ", about),
        item.quote() == null ? null : Spoken.text(item.quote()),
        Spoken.text(item.draft()));
  }
}
