package heed.slack.home;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import heed.people.Person;
import heed.people.Preference;
import heed.people.PreferenceStore;
import heed.platform.Language;
import heed.slack.call.SlackCalls;
import heed.slack.rooms.SlackRooms;
import heed.slack.team.Clicking;
import heed.slack.text.Answers;
import heed.slack.text.FormState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lets people choose what they are told, from which hour of their own day they are reminded, and
/// in which language. The time zone is the one of their Slack profile.
public final class Preferring {
  public static final String CALLBACK = PreferenceForm.CALLBACK;

  /// The button's action.
  public static final String OPEN = "preferences";

  private final Clicking clicking;
  private final SlackCalls calls;
  private final SlackRooms rooms;
  private final PreferenceStore preferences = new PreferenceStore();

  public Preferring(Clicking clicking, SlackCalls calls, SlackRooms rooms) {
    this.clicking = clicking;
    this.calls = calls;
    this.rooms = rooms;
  }

  public Response open(BlockActionPayload click) {
    return clicking.press(
        click,
        person -> {
          var chosen = rooms.database().read(handle -> preferences.of(handle, person.email()));
          calls.openView(
              click.getTriggerId(),
              PreferenceForm.view(clicking.voice(person), chosen, rooms.clock().instant()));
        });
  }

  /// Keeps what was chosen. What the form does not offer is left out, whoever sent it; what is
  /// muted and not offered stays muted.
  public Response submitted(View view, Person person) {
    var values = FormState.values(view);
    var hour = selected(values.get(PreferenceForm.HOUR));
    if (hour == null || !hour.matches("[0-9]{1,2}")) {
      return Answers.errors(
          Map.of(PreferenceForm.HOUR, clicking.voice(person).plain("preferences.hour.missing")));
    }
    var heard = ticked(values.get(PreferenceForm.HEAR));
    var language = Language.of(selected(values.get(PreferenceForm.LANGUAGE)));
    rooms
        .database()
        .writer()
        .write(
            person.email(),
            transaction -> {
              var before = preferences.of(transaction.handle(), person.email());
              preferences.put(
                  transaction,
                  new Preference(
                      person.email(),
                      muted(before, heard),
                      Integer.parseInt(hour),
                      before.zone(),
                      language.map(Language::tag).orElse(null)));
              return true;
            });
    return Answers.nothing();
  }

  private static List<String> muted(Preference before, Set<String> heard) {
    var offered = PreferenceForm.kinds();
    var muted =
        before.muted().stream()
            .filter(kind -> !offered.contains(kind))
            .collect(Collectors.toList());
    offered.stream().filter(kind -> !heard.contains(kind)).forEach(muted::add);
    return muted;
  }

  private static Set<String> ticked(ViewState.@Nullable Value boxes) {
    return boxes == null || boxes.getSelectedOptions() == null
        ? Set.of()
        : boxes.getSelectedOptions().stream()
            .map(ViewState.SelectedOption::getValue)
            .collect(Collectors.toSet());
  }

  private static @Nullable String selected(ViewState.@Nullable Value choice) {
    return choice == null || choice.getSelectedOption() == null
        ? null
        : choice.getSelectedOption().getValue();
  }
}
