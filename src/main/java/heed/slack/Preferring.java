package heed.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import heed.loop.Milestone;
import heed.loop.Reminder;
import heed.people.Person;
import heed.people.Preference;
import heed.people.PreferenceStore;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lets people choose what they are told, and from which hour of their own day they are reminded.
final class Preferring {
  static final String CALLBACK = "preferences";

  /// The button's action.
  static final String OPEN = "preferences";

  private final Clicking clicking;
  private final SlackCalls calls;
  private final SlackRooms rooms;
  private final PreferenceStore preferences = new PreferenceStore();

  Preferring(Clicking clicking, SlackCalls calls, SlackRooms rooms) {
    this.clicking = clicking;
    this.calls = calls;
    this.rooms = rooms;
  }

  Response open(BlockActionPayload click) {
    return clicking.press(
        click,
        person -> {
          var chosen = rooms.database().read(handle -> preferences.of(handle, person.email()));
          var zone = zone(calls.user(click.getUser().getId()).getTz(), chosen.zone());
          calls.openView(click.getTriggerId(), HomePage.preferences(chosen, zone));
        });
  }

  /// Keeps what was chosen. What the form does not offer is left out, whoever sent it.
  Response submitted(View view, Person person) {
    var values = Submitted.values(view);
    var hour = values.get("hour");
    var muted = values.get("muted");
    if (hour == null || hour.getSelectedOption() == null) {
      return Answers.errors(Map.of("hour", "Choose an hour."));
    }
    var chosen =
        muted == null || muted.getSelectedOptions() == null
            ? List.<String>of()
            : muted.getSelectedOptions().stream()
                .map(option -> option.getValue())
                .filter(Preferring::isKind)
                .toList();
    if (!hour.getSelectedOption().getValue().matches("[0-9]{1,2}")) {
      return Answers.errors(Map.of("hour", "Choose an hour."));
    }
    var preference =
        new Preference(
            person.email(),
            chosen,
            Integer.parseInt(hour.getSelectedOption().getValue()),
            zone(Submitted.remembered(view.getPrivateMetadata(), "zone"), "UTC"));
    rooms
        .database()
        .writer()
        .write(
            person.email(),
            transaction -> {
              preferences.put(transaction, preference);
              return true;
            });
    return Answers.nothing();
  }

  private static boolean isKind(String word) {
    return word.equals(Reminder.KIND) || Milestone.BY_WORD.containsKey(word);
  }

  /// A zone that we know, or the other one.
  private static String zone(@Nullable String named, String otherwise) {
    return named != null && ZoneId.getAvailableZoneIds().contains(named) ? named : otherwise;
  }
}
