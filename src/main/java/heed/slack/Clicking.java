package heed.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.response.Response;
import heed.people.Person;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes clicks: finds out who pressed, answers Slack in time, and says what went wrong to whoever
/// pressed and to nobody else.
final class Clicking {
  private final SlackCalls calls;
  private final Members members;
  private final InTime inTime;

  Clicking(SlackCalls calls, Members members, InTime inTime) {
    this.calls = calls;
    this.members = members;
    this.inTime = inTime;
  }

  /// Lets a member press a button; a guest gets a sentence.
  Response press(BlockActionPayload click, Consumer<Person> work) {
    return inTime.answer(
        null,
        () -> {
          try {
            switch (members.of(click.getUser().getId())) {
              case Members.Member.TurnedAway(var sentence) -> say(click, Mrkdwn.literal(sentence));
              case Members.Member.Known(var person) -> work.accept(person);
            }
          } catch (RuntimeException problem) {
            say(click, InTime.sentence(problem));
          }
          return Answers.nothing();
        });
  }

  /// Something that may follow the answer.
  void afterwards(String what, Runnable work) {
    inTime.afterwards(what, work);
  }

  /// Says something to whoever pressed. A Home tab has no place for words, so they get a view.
  void say(BlockActionPayload click, @Nullable String sentence) {
    if (sentence == null) {
      return;
    }
    var url = click.getResponseUrl();
    if (url == null) {
      var view = Kit.modal("sentence", "Heed", null, "", List.of(Kit.section(sentence)));
      inTime.afterwards("a word to who pressed", () -> calls.openView(click.getTriggerId(), view));
      return;
    }
    var words = Answers.whispered(sentence, List.of(Kit.section(sentence)));
    words.put("replace_original", false);
    inTime.afterwards("a word to who pressed", () -> calls.respond(url, words));
  }
}
