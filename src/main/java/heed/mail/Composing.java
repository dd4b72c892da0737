package heed.mail;

import heed.discussion.Mention;
import heed.loop.LedgerLine;
import heed.loop.LoopStore;
import heed.loop.Milestone;
import heed.loop.Notice;
import heed.loop.Reminder;
import heed.loop.Revisit;
import heed.loop.Weekly;
import heed.loop.WeeklyWords;
import heed.mail.Letter.Item;
import heed.mail.Letter.Link;
import heed.mail.Letter.Part;
import heed.outbox.Message;
import heed.people.Person;
import heed.platform.Json;
import heed.platform.Language;
import heed.platform.Phrases;
import heed.webhook.Trouble;
import heed.workspace.Gone;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Puts the messages of a day into one letter, with the facts as they are when it is written: word
/// that is no longer owed has no place in it.
final class Composing {
  private final LoopStore loops;
  private final String baseUrl;

  Composing(LoopStore loops, String baseUrl) {
    this.loops = loops;
    this.baseUrl = baseUrl;
  }

  /// The letter, or nothing when all that it would tell of is settled.
  Optional<Letter> letter(Handle handle, Person reader, List<Message> messages, Language language) {
    var says = Phrases.of("mail", language);
    var parts = messages.stream().flatMap(message -> part(handle, message, says).stream()).toList();
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    var customers = parts.stream().mapToInt(Part::customers).sum();
    return Optional.of(
        new Letter(
            customers == 0 ? says.say("subject.news") : says.say("subject", customers),
            says.say("greeting", reader.name()),
            parts,
            says.say("close")));
  }

  private Optional<Part> part(Handle handle, Message message, Phrases says) {
    if (message.kind().equals(Reminder.KIND)) {
      return reminder(handle, Json.read(message.body(), Reminder.class), says);
    }
    if (message.kind().equals(Trouble.KIND)) {
      var trouble = Json.read(message.body(), Trouble.class);
      return Optional.of(
          new Part(
              trouble.headline(says.language()),
              List.of(trouble.advice(says.language())),
              List.of(),
              0,
              null));
    }
    if (message.kind().equals(Weekly.KIND)) {
      var weekly = new WeeklyWords(Json.read(message.body(), Weekly.class), says.language());
      return Optional.of(
          new Part(
              weekly.title(),
              weekly.lines(),
              List.of(),
              0,
              new Link(says.say("loops"), baseUrl + "/loops/figures")));
    }
    if (message.kind().equals(Revisit.KIND)) {
      return Optional.of(revisit(Json.read(message.body(), Revisit.class), says));
    }
    if (message.kind().equals(Mention.KIND)) {
      return Optional.of(mention(Json.read(message.body(), Mention.class), says));
    }
    if (message.kind().equals(Gone.KIND)) {
      var gone = Json.read(message.body(), Gone.class).sentence(says.language());
      return Optional.of(new Part(gone, List.of(), List.of(), 0, null));
    }
    if (Milestone.BY_WORD.containsKey(message.kind())) {
      var forTriage = message.recipient().startsWith(DailyMail.FOR_PM);
      return notice(handle, Json.read(message.body(), Notice.class), forTriage, says);
    }
    return Optional.of(
        new Part(
            says.say("unknown"),
            List.of(),
            List.of(),
            0,
            new Link(says.say("messages"), baseUrl + "/messages")));
  }

  private Optional<Part> notice(Handle handle, Notice notice, boolean forTriage, Phrases says) {
    var items =
        notice.items().stream()
            .filter(item -> owed(handle, item.loopId()).isPresent())
            .map(item -> new Item(item.name(), note(item, says), item.quote(), item.draft()))
            .toList();
    if (items.isEmpty() && notice.more() == 0) {
      return Optional.empty();
    }
    var lines = new ArrayList<String>();
    add(lines, says, "previous", day(says, notice.previousDate()));
    add(lines, says, "reason", notice.reason());
    add(lines, says, "workaround", notice.workaround());
    add(lines, says, "revisit", day(says, notice.revisitDate()));
    add(lines, says, "handed", notice.handedBy());
    if (forTriage) {
      lines.add(says.say("unowned"));
    }
    if (notice.more() > 0) {
      lines.add(says.say("more", notice.more()));
    }
    var key = URLEncoder.encode(notice.feature(), StandardCharsets.UTF_8).replace("+", "%20");
    return Optional.of(
        new Part(
            headline(notice, says),
            lines,
            items,
            items.size() + notice.more(),
            new Link(says.say("feature"), baseUrl + "/features/" + key)));
  }

  private static String headline(Notice notice, Phrases says) {
    var word = notice.milestone().word();
    var day = day(says, notice.targetDate());
    return day != null && says.has(word + ".by")
        ? says.say(word + ".by", notice.title(), day)
        : says.say(word, notice.title());
  }

  private static String note(Notice.Item item, Phrases says) {
    var note = new StringJoiner(", ");
    note.add(says.say("due", says.language().date(item.dueDate())));
    if (item.decisionDate() != null) {
      note.add(says.say("decides", says.language().date(item.decisionDate())));
    }
    if (item.brokenDate() != null) {
      note.add(says.say("broken", says.language().date(item.brokenDate())));
    }
    return note.toString();
  }

  private Optional<Part> reminder(Handle handle, Reminder reminder, Phrases says) {
    var items =
        reminder.items().stream()
            .filter(item -> owed(handle, item.loopId()).isPresent())
            .map(item ->
                new Item(
                    item.account(),
                    item.feature() + "; " + says.say("due", says.language().date(item.dueDate())),
                    null,
                    null))
            .toList();
    var total = items.size() + reminder.more();
    return total == 0
        ? Optional.empty()
        : Optional.of(
            new Part(
                says.say("reminder", total),
                reminder.more() == 0 ? List.of() : List.of(says.say("more", reminder.more())),
                items,
                total,
                new Link(says.say("loops"), baseUrl + "/loops")));
  }

  private Part revisit(Revisit revisit, Phrases says) {
    var items =
        revisit.items().stream()
            .map(item ->
                new Item(
                    item.title(), says.say("customers", item.customers()), item.reason(), null))
            .toList();
    return new Part(
        says.say("again", items.size() + revisit.more()),
        List.of(),
        items,
        0,
        new Link(says.say("backlog"), baseUrl + "/?status=declined"));
  }

  private Part mention(Mention mention, Phrases says) {
    var key = URLEncoder.encode(mention.feature(), StandardCharsets.UTF_8).replace("+", "%20");
    return new Part(
        says.say("mention", mention.author(), mention.title()),
        List.of(mention.text()),
        List.of(),
        0,
        new Link(says.say("feature"), baseUrl + "/features/" + key + "#discussion"));
  }

  private Optional<LedgerLine> owed(Handle handle, String loop) {
    return loops.find(handle, loop).filter(line -> line.loop().state().open());
  }

  private static void add(List<String> lines, Phrases says, String key, @Nullable String argument) {
    if (argument != null) {
      lines.add(says.say(key, argument));
    }
  }

  private static @Nullable String day(Phrases says, @Nullable LocalDate day) {
    return day == null ? null : says.language().date(day);
  }
}
