package heed.slack.triage;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import heed.book.Book;
import heed.feature.Feature;
import heed.people.Caller;
import heed.people.Person;
import heed.people.Role;
import heed.platform.Refused;
import heed.platform.Versioned;
import heed.platform.database.Transaction;
import heed.slack.call.SlackCalls;
import heed.slack.rooms.SlackRooms;
import heed.slack.team.Clicking;
import heed.triage.Triaging;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What people press on a card. Who may not decide gets a sentence that nobody else sees; so does
/// whoever comes second. Then the card itself changes.
public final class TriageClicks {
  private final Clicking clicking;
  private final SlackCalls calls;
  private final SlackRooms rooms;
  private final TriageCards cards;

  public TriageClicks(Clicking clicking, SlackCalls calls, SlackRooms rooms, TriageCards cards) {
    this.clicking = clicking;
    this.calls = calls;
    this.rooms = rooms;
    this.cards = cards;
  }

  @FunctionalInterface
  private interface Act {
    void on(Triaging triaging, Transaction transaction, String feature, Caller caller);
  }

  @FunctionalInterface
  private interface Look {
    Versioned<Feature> at(Triaging triaging, Handle handle, String feature, Caller caller);
  }

  @FunctionalInterface
  private interface Form {
    Map<String, Object> over(Book book, Versioned<Feature> feature, String card);
  }

  public Response accept(BlockActionPayload click) {
    return act(click, Triaging::accept);
  }

  public Response back(BlockActionPayload click) {
    return act(click, Triaging::backToNew);
  }

  public Response unmerge(BlockActionPayload click) {
    return act(click, Triaging::unmerge);
  }

  public Response merge(BlockActionPayload click) {
    return open(click, Triaging::toDecide, TriageForms::merge);
  }

  public Response decline(BlockActionPayload click) {
    return open(click, Triaging::toDecide, TriageForms::decline);
  }

  public Response estimate(BlockActionPayload click) {
    return open(click, Triaging::toEstimate, TriageForms::estimate);
  }

  /// Features that one may be merged into. Nothing for those who may not, or for a form that is
  /// none of ours.
  public List<Map<String, Object>> into(@Nullable View view, String typed, Person person) {
    var memory = view == null ? null : TriageForms.Memory.of(view.getPrivateMetadata());
    if (memory == null || !person.role().atLeast(Role.PM)) {
      return List.of();
    }
    try {
      var book = rooms.book().now();
      var feature = book.featureId(cards.featureOf(memory.card()));
      return feature < 0 ? List.of() : TriageOptions.into(book, book.feature(feature), typed);
    } catch (Refused notOurs) {
      return List.of();
    }
  }

  private Response act(BlockActionPayload click, Act act) {
    return press(
        click,
        (person, card, feature) ->
            rooms
                .database()
                .writer()
                .write(
                    person.email(),
                    transaction -> {
                      if (clicking.first(transaction, click)) {
                        act.on(rooms.triage().triaging(), transaction, feature, Caller.of(person));
                      }
                      return true;
                    }));
  }

  private Response open(BlockActionPayload click, Look look, Form form) {
    return press(
        click,
        (person, card, feature) -> {
          var seen =
              rooms
                  .database()
                  .read(handle ->
                      look.at(rooms.triage().triaging(), handle, feature, Caller.of(person)));
          calls.openView(click.getTriggerId(), form.over(rooms.book().now(), seen, card));
        });
  }

  @FunctionalInterface
  private interface Press {
    void by(Person person, String card, String feature);
  }

  /// A card that tells less than is known is shown anew also when nothing came of the click.
  private Response press(BlockActionPayload click, Press press) {
    return clicking.press(
        click,
        person -> {
          var card = String.valueOf(click.getActions().getFirst().getValue());
          var feature = cards.featureOf(card);
          try {
            press.by(person, card, feature);
          } finally {
            cards.refreshLater(card);
          }
        });
  }
}
