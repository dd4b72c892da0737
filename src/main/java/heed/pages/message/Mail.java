package heed.pages.message;

import heed.discussion.Mention;
import heed.loop.Milestone;
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
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.pages.message.MessagesView.Entry;
import heed.pages.message.MessagesView.Item;
import heed.pages.message.MessagesView.Words;
import heed.platform.Json;
import heed.platform.Phrases;
import heed.webhook.Trouble;
import heed.webhook.WebhookCourier;
import heed.workspace.Gone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Puts the facts of a message into words, as its reader would see them.
final class Mail {
  private final Map<String, String> names;
  private final boolean mayRetry;
  private final Voice voice;
  private final Phrases says;
  private final Phrases loops;

  Mail(Map<String, String> names, boolean mayRetry, Voice voice) {
    this.names = names;
    this.mayRetry = mayRetry;
    this.voice = voice;
    this.says = voice.on("messages");
    this.loops = voice.on("loops");
  }

  Entry entry(Message message) {
    var parked = message.state() == MessageState.PARKED;
    return new Entry(
        message.id(),
        to(message.recipient()),
        voice.moment(message.createdAtMs()),
        state(message),
        parked,
        message.lastProblem() == null ? null : Spoken.text(message.lastProblem()),
        parked && mayRetry,
        words(message));
  }

  private String to(String recipient) {
    return recipient.equals(Notice.TRIAGE)
        ? says.say("to.triage")
        : Spoken.text(names.getOrDefault(recipient, recipient));
  }

  private String state(Message message) {
    var here = message.transport().equals(PageCourier.TRANSPORT);
    return switch (message.state()) {
      case WAITING -> here ? says.say("stands") : waits(message);
      case SENT -> here ? says.say("stands") : sent(message);
      case PARKED -> says.say("failed");
    };
  }

  private String sent(Message message) {
    var to = String.valueOf(message.sentTo());
    if (to.startsWith("nowhere")) {
      return says.say("stands");
    }
    return says.say(to.startsWith("with ") ? "sent.together" : "sent", courier(message));
  }

  private String waits(Message message) {
    return says.say(message.transport().equals(Outbox.DIGEST) ? "waits.mail" : "waits");
  }

  /// By what it goes, in words where we have some: a new courier has a name before it has a text.
  private String courier(Message message) {
    var key = "courier." + message.transport();
    return says.has(key) ? says.say(key) : Spoken.capital(message.transport());
  }

  private @Nullable Words words(Message message) {
    if (message.kind().equals(Trouble.KIND)) {
      var trouble = Json.read(message.body(), Trouble.class);
      return new Words(
          Spoken.text(trouble.headline(voice.language())),
          Spoken.text(trouble.advice(voice.language())),
          List.of(),
          List.of());
    }
    if (message.kind().equals(SignInLetter.KIND)) {
      return new Words(
          "A sign-in link.", "It was asked for on the sign-in page.", List.of(), List.of());
    }
    if (message.transport().equals(MailCourier.TRANSPORT)) {
      return new Words(says.say("mail"), says.say("mail.holds"), List.of(), List.of());
    }
    if (message.transport().equals(WebhookCourier.TRANSPORT)) {
      var event = Json.tree(message.body()).path("id").asString("");
      return new Words(
          message.kind(), says.say("webhook", Spoken.text(event)), List.of(), List.of());
    }
    if (message.kind().equals(Gone.KIND)) {
      var gone = Json.read(message.body(), Gone.class).sentence(voice.language());
      return new Words(Spoken.text(gone), "", List.of(), List.of());
    }
    if (message.kind().equals(Reminder.KIND)) {
      return words(Json.read(message.body(), Reminder.class));
    }
    if (message.kind().equals(Weekly.KIND)) {
      var weekly = new WeeklyWords(Json.read(message.body(), Weekly.class), voice.language());
      var lines = weekly.lines().stream().map(Spoken::text).toList();
      return new Words(says.say("weekly", Spoken.text(weekly.title())), "", lines, List.of());
    }
    if (message.kind().equals(Revisit.KIND)) {
      return words(Json.read(message.body(), Revisit.class));
    }
    if (message.kind().equals(Mention.KIND)) {
      var mention = Json.read(message.body(), Mention.class);
      return new Words(
          says.say("mention", Spoken.text(mention.author()), Spoken.text(mention.title())),
          says.say("mention.how"),
          List.of(Spoken.text(mention.text())),
          List.of());
    }
    Notice notice;
    try {
      notice = Json.read(message.body(), Notice.class);
    } catch (JacksonException anotherKind) {
      return null;
    }
    var total = notice.items().size() + notice.more();
    return new Words(
        says.say("news", Spoken.text(notice.title()), news(notice.milestone())),
        notice.handedBy() == null
            ? says.say("asked", total)
            : says.say(
                "handed", Spoken.text(names.getOrDefault(notice.handedBy(), notice.handedBy()))),
        about(notice),
        notice.items().stream().map(this::item).toList());
  }

  private String news(Milestone milestone) {
    return loops.say("news." + milestone.word());
  }

  private Words words(Reminder reminder) {
    var accounts = reminder.items().stream().map(Reminder.Item::account).distinct().count();
    var total = Math.toIntExact(accounts) + reminder.more();
    var items =
        reminder.items().stream()
            .map(item ->
                new Item(
                    Spoken.text(item.account()),
                    says.say(
                        "reminder.item",
                        Spoken.text(item.feature()),
                        news(item.milestone()),
                        voice.day(item.dueDate())),
                    null,
                    null))
            .toList();
    return new Words(says.say("reminder", total), says.say("reminder.how"), List.of(), items);
  }

  private Words words(Revisit revisit) {
    var total = revisit.items().size() + revisit.more();
    var items =
        revisit.items().stream()
            .map(item ->
                new Item(
                    Spoken.text(item.title()),
                    item.reason() == null
                        ? says.say("revisit.item.none", item.customers())
                        : says.say("revisit.item", item.customers(), Spoken.text(item.reason())),
                    null,
                    null))
            .toList();
    return new Words(says.say("revisit", total), says.say("revisit.how"), List.of(), items);
  }

  private List<String> about(Notice notice) {
    var about = new ArrayList<String>();
    if (notice.targetDate() != null) {
      about.add(
          notice.previousDate() == null
              ? says.say("expected", voice.day(notice.targetDate()))
              : says.say(
                  "expected.instead",
                  voice.day(notice.targetDate()),
                  voice.day(notice.previousDate())));
    }
    if (notice.reason() != null) {
      about.add(Spoken.text(notice.reason()));
    }
    if (notice.workaround() != null) {
      about.add(says.say("until", Spoken.text(notice.workaround())));
    }
    return about;
  }

  private Item item(Notice.Item item) {
    var about = new ArrayList<String>();
    if (item.severity() != null) {
      about.add(voice.severity(item.severity()));
    }
    if (item.contact() != null) {
      about.add(Spoken.text(item.contact()));
    }
    if (item.filedAt() != null) {
      about.add(voice.day(item.filedAt()));
    }
    return new Item(
        Spoken.text(item.name()),
        String.join(" · ", about),
        item.quote() == null ? null : Spoken.text(item.quote()),
        Spoken.text(item.draft()));
  }
}
