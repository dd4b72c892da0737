package heed.slack.filing;

import com.slack.api.bolt.response.Response;
import heed.people.Caller;
import heed.people.Person;
import heed.people.Role;
import heed.request.Request;
import heed.slack.call.InTime;
import heed.slack.call.SlackCalls;
import heed.slack.call.SlackTrouble;
import heed.slack.rooms.SlackRooms;
import heed.slack.team.Members;
import heed.slack.team.Voices;
import heed.slack.text.Answers;
import heed.slack.text.Kit;
import heed.slack.text.Mrkdwn;
import heed.slack.text.Voice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Opens the filing form. Slack gives three seconds and one try from the act that asks for it. Who
/// asks, and which account is probably meant, may take longer to find out: then a word of patience
/// opens, and becomes the form or a sentence why not.
public final class Opening {
  /// How long nothing opens at all. The rest of Slack's three seconds is for the opening itself.
  public static final Duration SOON = Duration.ofMillis(700);

  /// Somebody asks for the form.
  ///
  /// @param trigger Slack's leave to open one view
  /// @param channel the name of the channel it is asked for in, or null
  /// @param responseUrl where late words go, or null when there is no such place
  /// @param inWords whether Slack shows what we answer, as it does for commands only; else a
  ///   refusal is a view
  public record Asked(
      @Nullable String userId,
      String trigger,
      FilingStart start,
      @Nullable String channel,
      @Nullable String responseUrl,
      boolean inWords) {}

  /// What to show.
  private sealed interface Shown {
    Voice voice();

    record Form(Voice voice, Map<String, Object> view) implements Shown {}

    /// @param words in our markup
    record Sentence(Voice voice, String words) implements Shown {
      Map<String, Object> view() {
        return Kit.modal(voice, "sentence", "Heed", null, "", List.of(Kit.section(words)));
      }
    }
  }

  private final SlackCalls calls;
  private final SlackRooms rooms;
  private final Voices voices;
  private final Members members;
  private final InTime inTime;

  public Opening(
      SlackCalls calls, SlackRooms rooms, Voices voices, Members members, InTime inTime) {
    this.calls = calls;
    this.rooms = rooms;
    this.voices = voices;
    this.members = members;
    this.inTime = inTime;
  }

  /// Opens the filing form, or says why not.
  public Response form(Asked asked) {
    var shown = inTime.begin(() -> shown(asked));
    var answer =
        InTime.within(shown, SOON)
            .map(ready -> InTime.speaking(ready.voice(), () -> open(asked, ready)))
            .orElseGet(() -> InTime.speaking(Voice.COMPANY, () -> openFirst(asked, shown)));
    if (asked.inWords) {
      return answer;
    }
    inTime.follow(asked.responseUrl, answer);
    return Answers.nothing();
  }

  private Shown shown(Asked asked) {
    try {
      return switch (members.of(asked.userId)) {
        case Members.Member.TurnedAway(var sentence) ->
            new Shown.Sentence(Voice.COMPANY, Mrkdwn.literal(sentence));
        case Members.Member.Known(var person) -> shown(asked, person, voices.of(person));
      };
    } catch (RuntimeException problem) {
      return new Shown.Sentence(Voice.COMPANY, InTime.sentence(Voice.COMPANY, problem));
    }
  }

  private Shown shown(Asked asked, Person person, Voice voice) {
    try {
      Caller.of(person).mustBe(Role.CSM);
      var book = rooms.book().now();
      var guess =
          GuessingAccount.fromChannel(book, asked.channel, person.email())
              .or(() -> GuessingAccount.fromFilings(book, latest(person), rooms.today()))
              .orElse(null);
      var start = asked.start.about(guess);
      return new Shown.Form(voice, FilingForm.view(voice, start, book.currency(), List.of()));
    } catch (RuntimeException problem) {
      return new Shown.Sentence(voice, InTime.sentence(voice, problem));
    }
  }

  private List<Request> latest(Person person) {
    return rooms.database().read(handle -> rooms.requests().latestOf(handle, person.email(), 1));
  }

  private Response open(Asked asked, Shown shown) {
    switch (shown) {
      case Shown.Form form -> calls.openView(asked.trigger, form.view());
      case Shown.Sentence sentence -> {
        if (asked.inWords) {
          return Answers.whisper(sentence.words());
        }
        calls.openView(asked.trigger, sentence.view());
      }
    }
    return Answers.nothing();
  }

  /// Opens something before it is known what to show. Nothing can be sent from it.
  private Response openFirst(Asked asked, CompletableFuture<Shown> shown) {
    var voice = Voice.COMPANY;
    var patience = List.of(Kit.section(voice.say("form.moment")));
    var opened =
        calls.openView(
            asked.trigger,
            Kit.modal(voice, "moment", voice.plain("form.title"), null, "", patience));
    inTime.afterwards("filling a form", () -> fill(asked, opened, shown.join()));
    return Answers.nothing();
  }

  private void fill(Asked asked, SlackCalls.OpenView opened, Shown shown) {
    var view =
        switch (shown) {
          case Shown.Form form -> form.view();
          case Shown.Sentence sentence -> sentence.view();
        };
    try {
      new FillingView(calls).fill(opened, view);
    } catch (SlackTrouble trouble) {
      var words = InTime.sentence(shown.voice(), trouble);
      if (asked.responseUrl != null) {
        calls.respond(asked.responseUrl, Answers.whispered(words, List.of(Kit.section(words))));
      }
    }
  }
}
