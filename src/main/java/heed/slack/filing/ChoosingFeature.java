package heed.slack.filing;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import heed.people.Person;
import heed.slack.call.SlackCalls;
import heed.slack.rooms.SlackRooms;
import heed.slack.team.Clicking;
import heed.slack.team.Voices;
import heed.slack.text.FormState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// While a request is filled in: shows features that may be the same when a new one is chosen, and
/// takes one of them instead when its button is pressed. The form is only ever changed as it was
/// when that happened; a later change by its reader wins.
public final class ChoosingFeature {
  private final Clicking clicking;
  private final SlackCalls calls;
  private final SlackRooms rooms;
  private final Voices voices;

  public ChoosingFeature(Clicking clicking, SlackCalls calls, SlackRooms rooms, Voices voices) {
    this.clicking = clicking;
    this.calls = calls;
    this.rooms = rooms;
    this.voices = voices;
  }

  /// Something was chosen in the field with the feature.
  public Response chosen(BlockActionPayload click) {
    return clicking.press(
        click,
        person -> {
          var view = click.getView();
          var option = click.getActions().getFirst().getSelectedOption();
          if (view == null || option == null) {
            return;
          }
          var value = option.getValue();
          var alike =
              value.startsWith(FilingForm.NEW)
                  ? Alike.of(rooms.book().now(), value.substring(FilingForm.NEW.length()))
                  : List.<Alike>of();
          if (!alike.isEmpty() || suggests(view)) {
            redraw(person, view, start(view), alike);
          }
        });
  }

  /// One of those was taken.
  public Response taken(BlockActionPayload click) {
    return clicking.press(
        click,
        person -> {
          var view = click.getView();
          var book = rooms.book().now();
          var id = book.featureId(String.valueOf(click.getActions().getFirst().getValue()));
          if (view != null && id >= 0) {
            redraw(person, view, start(view).choosing(book.feature(id)), List.of());
          }
        });
  }

  private void redraw(Person person, View view, FilingStart start, List<Alike> alike) {
    var form = FilingForm.view(voices.of(person), start, rooms.book().now().currency(), alike);
    clicking.afterwards(
        "similar features", () -> calls.updateView(view.getId(), view.getHash(), form));
  }

  /// What the form began with, and what was typed where a field begins with something.
  private FilingStart start(View view) {
    var book = rooms.book().now();
    var start = FilingStart.remembered(view.getPrivateMetadata(), book);
    var values = FormState.values(view);
    var quote = values.get("quote");
    var account = values.get("account");
    var chosen = account == null ? null : account.getSelectedOption();
    var id = chosen == null ? -1 : book.accountId(chosen.getValue());
    return start
        .saying(quote == null ? "" : text(quote.getValue()))
        .about(id < 0 ? null : book.account(id));
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed;
  }

  private static boolean suggests(View view) {
    return view.getBlocks() != null
        && view.getBlocks().stream().anyMatch(block -> Alike.BLOCK.equals(block.getBlockId()));
  }
}
