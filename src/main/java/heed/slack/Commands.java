package heed.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.response.Response;
import heed.book.LiveBook;
import heed.people.Caller;
import heed.people.Person;
import heed.people.Role;
import heed.platform.Texts;
import heed.platform.database.Database;
import heed.request.Request;
import heed.request.RequestStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `/heed` and what may follow it. Every answer is for the asker alone.
final class Commands {
  static final String NAME = "/heed";

  private static final String HELP =
      """
      *Heed* keeps what customers ask for and sees that they hear back.
      • `/heed` or `/heed` and some text: file a request
      • `/heed top`: what is first in the backlog
      • `/heed account NAME`: one customer and what they asked for
      • `/heed mine`: your latest requests and what became of them
      • `/heed loops`: whom you still owe word\
      """;

  private static final int LATEST = 10;
  private static final int SHORT = 100;

  private final Members members;
  private final Opening opening;
  private final Database database;
  private final LiveBook book;
  private final RequestStore requests;

  Commands(
      Members members, Opening opening, Database database, LiveBook book, RequestStore requests) {
    this.members = members;
    this.opening = opening;
    this.database = database;
    this.book = book;
    this.requests = requests;
  }

  Response answer(SlashCommandPayload command) {
    return members.serve(command.getUserId(), person -> answer(command, person));
  }

  private Response answer(SlashCommandPayload command, Person person) {
    var text = command.getText() == null ? "" : Mrkdwn.typed(command.getText()).strip();
    var word = text.toLowerCase(Locale.ROOT);
    if (word.equals("help")) {
      return Answers.whisper(HELP);
    }
    Caller.of(person).mustBe(Role.CSM);
    if (word.equals("mine")) {
      return mine(person);
    }
    if (word.equals("account")) {
      return Answers.whisper("Which account? Type `/heed account` and its name.");
    }
    if (word.startsWith("account ")) {
      var name = text.substring("account ".length()).strip();
      return Answers.whisper(
          Mrkdwn.say("Account {}", name), AccountCard.blocks(book.now(), name, person.email()));
    }
    return opening.form(person, command.getTriggerId(), new FilingForm.Start(text, null));
  }

  private Response mine(Person person) {
    var latest = database.read(handle -> requests.latestOf(handle, person.email(), LATEST));
    if (latest.isEmpty()) {
      return Answers.whisper("You have not filed a request yet. `/heed` opens the form.");
    }
    var lines = new ArrayList<String>();
    latest.forEach(request -> lines.add(line(request)));
    return Answers.whisper(
        "Your latest requests",
        List.<Map<String, Object>>of(
            Kit.header("Your latest requests"), Kit.section(String.join("\n", lines))));
  }

  private String line(Request request) {
    var now = book.now();
    var account = now.accountId(request.account());
    var feature = now.featureId(request.feature());
    return Mrkdwn.say(
        "• *{}* for {} · {}",
        Texts.clip(feature < 0 ? request.feature() : now.feature(feature).title(), SHORT),
        Texts.clip(account < 0 ? request.account() : now.account(account).name(), SHORT),
        feature < 0 ? "unknown" : now.feature(feature).status().spoken());
  }
}
