package heed.slack.team;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.response.Response;
import heed.people.Person;
import heed.platform.database.Transaction;
import heed.slack.call.InTime;
import heed.slack.call.SlackCalls;
import heed.slack.rooms.SeenStore;
import heed.slack.text.Answers;
import heed.slack.text.Kit;
import heed.slack.text.Mrkdwn;
import heed.slack.text.Voice;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes clicks: finds out who pressed, answers Slack in time, and says what went wrong to whoever
/// pressed and to nobody else.
public final class Clicking {
  private final SlackCalls calls;
  private final Members members;
  private final InTime inTime;
  private final Voices voices;
  private final SeenStore seen = new SeenStore();

  public Clicking(SlackCalls calls, Members members, InTime inTime, Voices voices) {
    this.voices = voices;
    this.calls = calls;
    this.members = members;
    this.inTime = inTime;
  }

  /// Lets a member press a button; a guest gets a sentence. What takes too long is promised, not
  /// confirmed: the answer to Slack says nothing, and who pressed hears how it ended.
  public Response press(BlockActionPayload click, Consumer<Person> work) {
    return inTime.answerOrPromise(
        () -> say(click, voiceOf(click).say("press.busy")),
        () -> sayBeside(click, voiceOf(click).say("press.done")),
        () -> pressed(click, work));
  }

  private boolean pressed(BlockActionPayload click, Consumer<Person> work) {
    try {
      return switch (members.of(click.getUser().getId())) {
        case Members.Member.TurnedAway(var sentence) -> {
          say(click, Mrkdwn.literal(sentence));
          yield false;
        }
        case Members.Member.Known(var person) -> pressed(click, person, work);
      };
    } catch (RuntimeException problem) {
      say(click, InTime.sentence(Voice.COMPANY, problem));
      return false;
    }
  }

  private boolean pressed(BlockActionPayload click, Person person, Consumer<Person> work) {
    try {
      work.accept(person);
      return true;
    } catch (RuntimeException problem) {
      say(click, InTime.sentence(voices.of(person), problem));
      return false;
    }
  }

  /// How whoever pressed is spoken to while nothing is known of how it went.
  private Voice voiceOf(BlockActionPayload click) {
    return members.of(click.getUser().getId()) instanceof Members.Member.Known(var person)
        ? voices.of(person)
        : Voice.COMPANY;
  }

  /// The mark of a click, which commits with what the click does: the same one that comes again, to
  /// this process or another, does nothing.
  public boolean first(Transaction transaction, BlockActionPayload click) {
    var trigger = click.getTriggerId();
    return trigger == null || seen.first(transaction, "click:" + trigger);
  }

  /// How somebody who pressed is spoken to.
  public Voice voice(Person person) {
    return voices.of(person);
  }

  /// Something that may follow the answer.
  public void afterwards(String what, Runnable work) {
    inTime.afterwards(what, work);
  }

  /// Says something to whoever pressed. A Home tab has no place for words, so they get a view.
  public void say(BlockActionPayload click, @Nullable String sentence) {
    if (sentence == null) {
      return;
    }
    if (click.getResponseUrl() == null) {
      var view = Kit.modal("sentence", "Heed", null, "", List.of(Kit.section(sentence)));
      inTime.afterwards("a word to who pressed", () -> calls.openView(click.getTriggerId(), view));
    } else {
      sayBeside(click, sentence);
    }
  }

  /// Says something where there is a place for it, which Home has not: it shows what became of the
  /// click by itself, and a view would have to be closed.
  private void sayBeside(BlockActionPayload click, String sentence) {
    var url = click.getResponseUrl();
    if (url == null) {
      return;
    }
    var words = Answers.whispered(sentence, List.of(Kit.section(sentence)));
    words.put("replace_original", false);
    inTime.afterwards("a word to who pressed", () -> calls.respond(url, words));
  }
}
