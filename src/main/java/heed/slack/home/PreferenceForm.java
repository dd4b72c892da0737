package heed.slack.home;

import heed.discussion.Mention;
import heed.loop.Milestone;
import heed.loop.Reminder;
import heed.loop.Weekly;
import heed.people.Preference;
import heed.platform.Json;
import heed.platform.Language;
import heed.slack.text.Kit;
import heed.slack.text.Place;
import heed.slack.text.Voice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// The form in which somebody chooses what to hear, from which hour, and in which language.
public final class PreferenceForm {
  static final String CALLBACK = "preferences";
  static final String HEAR = "hear";
  public static final String HOUR = "hour";
  static final String LANGUAGE = "language";

  /// The choice to be spoken to in the language of one's Slack.
  static final String AS_IN_SLACK = "slack";

  private PreferenceForm() {}

  /// The kinds of message that are sent and can be switched off, in the order of the form. That
  /// work has begun is not told.
  public static List<String> kinds() {
    var kinds = new ArrayList<>(Milestone.BY_WORD.keySet());
    kinds.remove(Milestone.STARTED.word());
    kinds.add(Reminder.KIND);
    kinds.add(Weekly.KIND);
    kinds.add(Mention.KIND);
    return List.copyOf(kinds);
  }

  static Map<String, Object> view(Voice voice, Preference preference, Instant now) {
    var zone = preference.zone();
    var time = "%02d:%02d".formatted(preference.at(now).getHour(), preference.at(now).getMinute());
    return Kit.modal(
        voice,
        CALLBACK,
        voice.plain("preferences"),
        voice.plain("preferences.save"),
        Json.write(Map.of(Place.HOME, "yes")),
        List.of(
            Kit.input(HEAR, voice.plain("preferences.hear"), true, kinds(voice, preference)),
            Kit.input(HOUR, voice.plain("preferences.hour"), false, hours(voice, preference)),
            Kit.context(voice.say("preferences.zone", zone, time)),
            Kit.input(
                LANGUAGE,
                voice.plain("preferences.language"),
                false,
                languages(voice, preference))));
  }

  private static Map<String, Object> kinds(Voice voice, Preference preference) {
    var options =
        kinds().stream().map(kind -> Kit.option(voice.plain("hear." + kind), kind)).toList();
    var heard =
        options.stream()
            .filter(option -> !preference.mutes(String.valueOf(option.get("value"))))
            .toList();
    var boxes = Kit.object("checkboxes");
    boxes.put("action_id", HEAR);
    boxes.put("options", options);
    if (!heard.isEmpty()) {
      boxes.put("initial_options", heard);
    }
    return boxes;
  }

  private static Map<String, Object> hours(Voice voice, Preference preference) {
    var hours =
        IntStream.range(0, 24)
            .mapToObj(hour -> Kit.option("%02d:00".formatted(hour), String.valueOf(hour)))
            .toList();
    var choice = Kit.choice(HOUR, voice.plain("preferences.hour"), hours);
    choice.put("initial_option", hours.get(preference.digestHour()));
    return choice;
  }

  private static Map<String, Object> languages(Voice voice, Preference preference) {
    var options = new ArrayList<Map<String, Object>>();
    options.add(Kit.option(voice.plain("preferences.language.slack"), AS_IN_SLACK));
    Arrays.stream(Language.values())
        .forEach(each -> options.add(Kit.option(each.ownName(), each.tag())));
    var choice = Kit.choice(LANGUAGE, voice.plain("preferences.language"), List.copyOf(options));
    choice.put(
        "initial_option",
        options.stream()
            .filter(option -> Objects.equals(option.get("value"), preference.language()))
            .findFirst()
            .orElse(options.getFirst()));
    return choice;
  }
}
