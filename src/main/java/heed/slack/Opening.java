package heed.slack;

import com.slack.api.bolt.response.Response;
import heed.book.LiveBook;
import heed.people.Caller;
import heed.people.Person;
import heed.people.Role;
import heed.platform.Refused;
import java.util.List;

/// Opens views. Slack gives three seconds and one try from the act that asks for it.
final class Opening {
  private final SlackCalls calls;
  private final LiveBook book;

  Opening(SlackCalls calls, LiveBook book) {
    this.calls = calls;
    this.book = book;
  }

  /// Opens the filing form.
  ///
  /// @throws Refused when this person may not file
  Response form(Person person, String trigger, FilingForm.Start start) {
    Caller.of(person).mustBe(Role.CSM);
    calls.openView(trigger, FilingForm.view(start, book.now().currency()));
    return Answers.nothing();
  }

  /// As [#form], but a refusal is shown in a view.
  void formOrSentence(Person person, String trigger, FilingForm.Start start) {
    try {
      form(person, trigger, start);
    } catch (Refused refused) {
      sentence(trigger, refused.sentence());
    }
  }

  /// Shows a sentence in a view, where there is no other place for it.
  void sentence(String trigger, String sentence) {
    calls.openView(
        trigger,
        Kit.modal("sentence", "Heed", null, "", List.of(Kit.section(Mrkdwn.literal(sentence)))));
  }
}
