package heed.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.response.Response;
import heed.people.Caller;
import heed.people.Person;
import heed.people.Role;
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

  /// How many loops an answer shows; Home has room for more.
  static final int LOOPS = 12;

  private final Members members;
  private final Opening opening;
  private final SlackRooms rooms;
  private final OwedList owed;

  Commands(Members members, Opening opening, SlackRooms rooms, OwedList owed) {
    this.members = members;
    this.opening = opening;
    this.rooms = rooms;
    this.owed = owed;
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
    if (word.equals("top")) {
      return Answers.whisper("The backlog", TopList.blocks(rooms.ranking().get(), person.role()));
    }
    Caller.of(person).mustBe(Role.CSM);
    if (word.equals("mine")) {
      return mine(person);
    }
    if (word.equals("loops")) {
      return Answers.whisper(owed.text(person), owed.blocks(person, LOOPS));
    }
    if (word.equals("account")) {
      return Answers.whisper("Which account? Type `/heed account` and its name.");
    }
    if (word.startsWith("account ")) {
      var name = text.substring("account ".length()).strip();
      return Answers.whisper(
          Mrkdwn.say("Account {}", name),
          AccountCard.blocks(rooms.book().now(), name, person.email()));
    }
    return opening.form(
        person,
        command.getTriggerId(),
        new FilingForm.Start(text, null, null),
        command.getChannelName());
  }

  private Response mine(Person person) {
    var lines = Filed.lines(rooms, person);
    if (lines.isEmpty()) {
      return Answers.whisper("You have not filed a request yet. `/heed` opens the form.");
    }
    return Answers.whisper(
        "Your latest requests",
        List.<Map<String, Object>>of(
            Kit.header("Your latest requests"), Kit.section(String.join("\n", lines))));
  }
}
