package heed.slack.command;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.response.Response;
import heed.people.Caller;
import heed.people.Person;
import heed.people.Role;
import heed.slack.filing.Filed;
import heed.slack.filing.FilingStart;
import heed.slack.filing.Opening;
import heed.slack.home.OwedList;
import heed.slack.home.SilentList;
import heed.slack.home.TopList;
import heed.slack.rooms.SlackRooms;
import heed.slack.team.Members;
import heed.slack.team.Voices;
import heed.slack.text.Answers;
import heed.slack.text.Kit;
import heed.slack.text.Mrkdwn;
import heed.slack.text.Voice;
import heed.slack.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `/heed` and what may follow it. Every answer is for the asker alone.
public final class Commands {
  public static final String NAME = "/heed";

  private static final String ACCOUNT = "account ";

  /// What is answered in words; everything else opens the form.
  private static final Set<String> WORDS =
      Set.of("help", "top", "mine", "loops", "account", "feature", "silent");

  private final Members members;
  private final Voices voices;
  private final Opening opening;
  private final SlackRooms rooms;
  private final OwedList owed;
  private final AccountCard accounts;
  private final FeatureCard features;
  private final SilentList silent;

  public Commands(
      Members members,
      Voices voices,
      Opening opening,
      SlackRooms rooms,
      OwedList owed,
      AccountCard accounts,
      FeatureCard features) {
    this.members = members;
    this.voices = voices;
    this.opening = opening;
    this.rooms = rooms;
    this.owed = owed;
    this.accounts = accounts;
    this.features = features;
    this.silent = new SilentList(rooms);
  }

  public Response answer(SlashCommandPayload command) {
    var text = command.getText() == null ? "" : Mrkdwn.typed(command.getText()).strip();
    var word = text.toLowerCase(Locale.ROOT);
    if (WORDS.contains(word) || word.startsWith(ACCOUNT) || features.isMeant(text)) {
      return members.serve(command.getUserId(), person -> answer(text, word, person));
    }
    return opening.form(
        new Opening.Asked(
            command.getUserId(),
            command.getTriggerId(),
            FilingStart.typed(text, isPerhapsCommand(text)),
            command.getChannelName(),
            command.getResponseUrl(),
            true));
  }

  private Response answer(String text, String word, Person person) {
    var voice = voices.of(person);
    if (word.equals("help")) {
      return Answers.whisper(voice.say("help"));
    }
    if (word.equals("top")) {
      var ranking = rooms.ranking().get();
      return Answers.whisper(
          TopList.text(voice, ranking), TopList.blocks(voice, ranking, person.role()));
    }
    Caller.of(person).mustBe(Role.CSM);
    if (word.startsWith(ACCOUNT)) {
      return whisper(accounts.of(voice, text.substring(ACCOUNT.length()).strip(), person));
    }
    if (word.startsWith(FeatureCard.WORD)) {
      return whisper(features.of(voice, text));
    }
    return switch (word) {
      case "mine" -> mine(voice, person);
      case "loops" -> loops(voice, person);
      case "silent" -> {
        Caller.of(person).mustBe(Role.PM);
        yield whisper(silent.words(voice));
      }
      case "feature" -> Answers.whisper(voice.say("feature.name_missing"));
      default -> Answers.whisper(voice.say("account.name_missing"));
    };
  }

  private Response loops(Voice voice, Person person) {
    var owes = owed.of(person);
    return Answers.whisper(owed.text(voice, owes), owed.blocks(voice, owes, OwedList.FEW));
  }

  private static Response whisper(Words words) {
    return Answers.whisper(words.text(), words.blocks());
  }

  private Response mine(Voice voice, Person person) {
    var lines = Filed.lines(voice, rooms, person);
    if (lines.isEmpty()) {
      return Answers.whisper(voice.say("filed.none"));
    }
    return Answers.whisper(
        voice.say("filed.text", new Voice.Ready(lines.getFirst()), lines.size()),
        List.<Map<String, Object>>of(
            Kit.header(voice.plain("filed.title")), Kit.section(String.join("\n", lines))));
  }

  /// Whether a text may have been meant as a command: a single word in the letters of commands. The
  /// form opens all the same, for it may be what a customer said, and says that Heed knows no such
  /// command.
  private static boolean isPerhapsCommand(String text) {
    return text.matches("[A-Za-z]{1,20}");
  }
}
