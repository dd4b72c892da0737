package heed.slack;

import com.slack.api.bolt.response.Response;
import heed.people.Caller;
import heed.people.Person;
import heed.people.Role;
import heed.platform.Refused;
import heed.request.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Opens views. Slack gives three seconds and one try from the act that asks for it.
final class Opening {
  private final SlackCalls calls;
  private final SlackRooms rooms;
  private final Voices voices;

  Opening(SlackCalls calls, SlackRooms rooms, Voices voices) {
    this.voices = voices;
    this.calls = calls;
    this.rooms = rooms;
  }

  /// Opens the filing form.
  ///
  /// @param channel the name of the channel it is opened from, or null
  /// @throws Refused when this person may not file
  Response form(Person person, String trigger, FilingStart start, @Nullable String channel) {
    Caller.of(person).mustBe(Role.CSM);
    var book = rooms.book().now();
    var guess =
        GuessingAccount.fromChannel(book, channel, person.email())
            .or(() -> GuessingAccount.fromFilings(book, latest(person), rooms.today()))
            .orElse(null);
    calls.openView(
        trigger,
        FilingForm.view(voices.of(person), start.about(guess), book.currency(), List.of()));
    return Answers.nothing();
  }

  private List<Request> latest(Person person) {
    return rooms.database().read(handle -> rooms.requests().latestOf(handle, person.email(), 1));
  }

  /// As [#form], but a refusal is shown in a view.
  void formOrSentence(Person person, String trigger, FilingStart start) {
    try {
      form(person, trigger, start, null);
    } catch (Refused refused) {
      sentence(voices.of(person), trigger, refused.sentence());
    }
  }

  /// Shows a sentence in a view, where there is no other place for it.
  void sentence(Voice voice, String trigger, String sentence) {
    calls.openView(
        trigger,
        Kit.modal(
            voice, "sentence", "Heed", null, "", List.of(Kit.section(Mrkdwn.literal(sentence)))));
  }
}
