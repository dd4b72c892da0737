package heed.slack.loop;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import heed.loop.Answer;
import heed.loop.AnsweringLoops;
import heed.loop.LedgerLine;
import heed.loop.LoopState;
import heed.people.Caller;
import heed.people.Person;
import heed.platform.Fields;
import heed.platform.Refused;
import heed.platform.Texts;
import heed.platform.database.Transaction;
import heed.slack.filing.Submitted;
import heed.slack.rooms.SlackRooms;
import heed.slack.team.Clicking;
import heed.slack.text.Answers;
import heed.slack.text.FormState;
import heed.slack.text.LoopButtons;
import heed.slack.text.Place;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/// What people press beside a loop. The answer to Slack comes after the commit; then the message
/// itself changes, and a refusal is said to whoever pressed. Pressing twice is harmless: the second
/// one learns who was first.
public final class LoopClicks {
  private static final int REMIND_DAYS = 3;

  private final Clicking clicking;
  private final SlackRooms rooms;
  private final DraftForm drafts;
  private final Refreshing refreshing;

  public LoopClicks(Clicking clicking, SlackRooms rooms, DraftForm drafts, Refreshing refreshing) {
    this.clicking = clicking;
    this.rooms = rooms;
    this.drafts = drafts;
    this.refreshing = refreshing;
  }

  /// One of the acts of [AnsweringLoops].
  @FunctionalInterface
  private interface Act {
    LedgerLine on(AnsweringLoops loops, Transaction transaction, String id, Caller caller);
  }

  public Response told(BlockActionPayload click) {
    return act(
        click,
        (loops, transaction, id, caller) ->
            loops.told(transaction, id, new Answer.Told("slack", null, null), caller));
  }

  public Response remindLater(BlockActionPayload click) {
    return act(
        click,
        (loops, transaction, id, caller) ->
            loops.snooze(transaction, id, new Answer.Snooze(later(rooms.today())), caller));
  }

  public Response notMine(BlockActionPayload click) {
    return act(
        click,
        (loops, transaction, id, caller) ->
            loops.reassign(transaction, id, new Answer.Handover(null), caller));
  }

  public Response edit(BlockActionPayload click) {
    return with(
        click,
        (person, target) -> {
          try {
            drafts.open(person, click.getTriggerId(), target, Place.of(click));
          } catch (Refused ended) {
            showTruth(click, target, person);
            throw ended;
          }
        });
  }

  /// The draft as it was edited is what the customer was told.
  ///
  /// @param userId who submitted it
  public Response submitted(View view, Person person, String userId) {
    var target = LoopButtons.Target.of(FormState.remembered(view.getPrivateMetadata(), "target"));
    var draft = FormState.values(view).get(Submitted.DRAFT);
    if (target == null || draft == null) {
      return Answers.errors(Map.of(Submitted.DRAFT, clicking.voice(person).plain("form.too_old")));
    }
    var place = Place.remembered(view.getPrivateMetadata());
    return tell(view, person, target, place, userId);
  }

  private Response tell(
      View view, Person person, LoopButtons.Target target, Place place, String userId) {
    var fields = new Fields(new Submitted(view, person.email()), rooms.book().now().currency());
    var told = new Answer.Told("slack", fields.text(Submitted.DRAFT, Texts.BODY), null);
    try {
      fields.refuseProblems();
      rooms
          .database()
          .writer()
          .write(
              person.email(),
              transaction -> {
                if (told.note() != null) {
                  rooms.editing().keep(transaction, target.loop(), told.note(), Caller.of(person));
                }
                return rooms.answering().told(transaction, target.loop(), told, Caller.of(person));
              });
      clicking.afterwards(
          "a change in place", () -> refreshing.answered(place, target, person, userId));
      return Answers.nothing();
    } catch (Refused refused) {
      clicking.afterwards("a change in place", () -> refreshing.refresh(place, target, person));
      return saidAlready(target, told, person)
          ? Answers.nothing()
          : Answers.errors(
              Map.of(
                  Submitted.DRAFT,
                  refused.errors().isEmpty()
                      ? refused.sentence()
                      : refused.errors().getFirst().message()));
    }
  }

  private Response act(BlockActionPayload click, Act act) {
    return with(
        click,
        (person, target) -> {
          try {
            write(click, person, act, target);
          } catch (Refused outOfDate) {
            showTruth(click, target, person);
            throw outOfDate;
          }
          var userId = click.getUser().getId();
          clicking.afterwards(
              "a change in place",
              () -> refreshing.answered(Place.of(click), target, person, userId));
        });
  }

  /// Whether this is the same form once more, whose first answer was lost or came too late.
  private boolean saidAlready(LoopButtons.Target target, Answer.Told told, Person person) {
    return rooms
        .database()
        .read(handle -> rooms.loops().find(handle, target.loop()))
        .map(LedgerLine::loop)
        .filter(loop -> loop.state() == LoopState.TOLD)
        .filter(loop -> person.email().equals(loop.endedBy()))
        .filter(loop -> Objects.equals(told.note(), loop.note()))
        .isPresent();
  }

  private void write(BlockActionPayload click, Person person, Act act, LoopButtons.Target target) {
    rooms
        .database()
        .writer()
        .write(
            person.email(),
            transaction -> {
              if (clicking.first(transaction, click)) {
                act.on(rooms.answering(), transaction, target.loop(), Caller.of(person));
              }
              return true;
            });
  }

  @FunctionalInterface
  private interface Press {
    void by(Person person, LoopButtons.Target target);
  }

  private Response with(BlockActionPayload click, Press press) {
    return clicking.press(
        click,
        person -> {
          var target = LoopButtons.Target.of(click.getActions().getFirst().getValue());
          if (target == null) {
            clicking.say(click, clicking.voice(person).say("button.too_old"));
          } else {
            press.by(person, target);
          }
        });
  }

  private void showTruth(BlockActionPayload click, LoopButtons.Target target, Person person) {
    clicking.afterwards(
        "a change in place", () -> refreshing.refresh(Place.of(click), target, person));
  }

  /// Three days on, and never on a weekend.
  public static LocalDate later(LocalDate today) {
    var day = today.plusDays(REMIND_DAYS);
    while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.plusDays(1);
    }
    return day;
  }
}
