package heed.pages.me;

import heed.discussion.Mention;
import heed.http.Query;
import heed.http.Route;
import heed.loop.Milestone;
import heed.loop.Reminder;
import heed.loop.Weekly;
import heed.pages.frame.Choice;
import heed.pages.frame.Complaints;
import heed.pages.frame.Cookie;
import heed.pages.frame.Desk;
import heed.pages.frame.Done;
import heed.pages.frame.Form;
import heed.pages.frame.Returning;
import heed.pages.frame.Spoken;
import heed.people.Caller;
import heed.people.Person;
import heed.people.Preference;
import heed.people.PreferenceStore;
import heed.people.Role;
import heed.platform.Language;
import heed.platform.Phrases;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How somebody wants to be written to and how their pages look; the language for people outside as
/// well.
final class ChoosingRoutes {
  private static final String PAGE = "/me";
  private static final int A_YEAR_SECONDS = 31_536_000;
  private static final int HOURS = 24;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final Desk desk;
  private final PreferenceStore preferences = new PreferenceStore();

  ChoosingRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.open(Route.Verb.POST, "/language", this::language),
        desk.get(PAGE, Role.VIEWER, this::me),
        desk.post(PAGE, Role.VIEWER, this::choose));
  }

  /// A cookie for this browser, and for people we know their preference, by which they are written
  /// to as well.
  private void language(Context context) {
    var form = desk.form(context);
    var language =
        Language.of(form.text("to").orElse(null))
            .orElseThrow(() -> Refused.field("to", "Heed speaks en and zh-CN."));
    desk.sessions()
        .find(context)
        .ifPresent(caller -> {
          var now = chosen(caller);
          keep(caller, of(now, now.muted(), now.digestHour(), now.zone(), language));
        });
    Desk.LANGUAGE.set(context, language.tag(), A_YEAR_SECONDS);
    Desk.go(context, Returning.to(form.text("next").orElse(null)));
  }

  private void me(Context context, Caller caller) {
    Query.of(context);
    show(context, 200, caller, chosen(caller), Complaints.NONE);
  }

  /// What a form says that leaves everything out is the usual, except for what is heard: there an
  /// unticked box is not sent.
  private void choose(Context context, Caller caller) {
    var form = desk.form(context);
    var before = chosen(caller);
    var heard = form.named("hear.");
    var muted = kinds().stream().filter(kind -> !heard.contains(kind)).toList();
    var hour = form.text("hour").map(ChoosingRoutes::hour).orElse(before.digestHour());
    var zone = form.text("zone").orElse("UTC");
    var language = Language.of(form.text("language").orElse(null)).orElse(null);
    var wanted = of(before, muted, hour, zone, language);
    if (!known(zone)) {
      var says = desk.voice(context).on("me");
      show(
          context,
          400,
          caller,
          wanted,
          new Complaints(Map.of("zone", says.say("zone.unknown", Spoken.text(zone)))));
      return;
    }
    var undo = undo(context, before);
    keep(caller, wanted);
    look(context, form, Desk.THEME, List.of("light", "dark"));
    look(context, form, Desk.DENSITY, List.of("compact"));
    if (language == null) {
      Desk.LANGUAGE.forget(context);
    } else {
      Desk.LANGUAGE.set(context, language.tag(), A_YEAR_SECONDS);
    }
    var says = language == null ? desk.voice(context).on("me") : Phrases.of("page-me", language);
    desk.went(context, PAGE, Done.of(says.say("done"), PAGE, undo));
  }

  /// The form as it would be sent to have everything as it was.
  private static Map<String, String> undo(Context context, Preference before) {
    var fields = new HashMap<String, String>();
    kinds().stream()
        .filter(kind -> !before.mutes(kind))
        .forEach(kind -> fields.put("hear." + kind, "1"));
    fields.put("hour", Integer.toString(before.digestHour()));
    fields.put("zone", before.zone());
    fields.put("language", Objects.requireNonNullElse(before.language(), ""));
    for (var cookie : List.of(Desk.THEME, Desk.DENSITY)) {
      fields.put(cookie.name(), Objects.requireNonNullElse(cookie.of(context), ""));
    }
    return fields;
  }

  private void show(
      Context context, int status, Caller caller, Preference now, Complaints complaints) {
    var says = desk.voice(context).on("me");
    var person = desk.sessions().person(context);
    var view =
        new MeView(
            Spoken.text(person.map(Person::name).orElse(caller.name())),
            Spoken.text(now.person()),
            kinds().stream()
                .map(kind -> new MeView.Hear(kind, says.say("hear." + kind), !now.mutes(kind)))
                .toList(),
            IntStream.range(0, HOURS)
                .mapToObj(hour ->
                    new Choice(
                        Integer.toString(hour),
                        "%02d:00".formatted(hour),
                        hour == now.digestHour()))
                .toList(),
            Spoken.text(now.zone()),
            ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/"))
                .filter(zone -> !zone.startsWith("SystemV/"))
                .sorted()
                .toList(),
            CLOCK.format(now.at(desk.house().clock().instant())),
            languages(says, now.language()),
            choices(context, says, Desk.THEME, "theme", List.of("light", "dark")),
            choices(context, says, Desk.DENSITY, "density", List.of("compact")),
            complaints);
    desk.page(context, status, caller, "me", "me/me.jte", view);
  }

  private static List<Choice> languages(Phrases says, @Nullable String chosen) {
    var choices = new ArrayList<Choice>();
    choices.add(new Choice("", says.say("language.usual"), chosen == null));
    Arrays.stream(Language.values())
        .map(each -> new Choice(each.tag(), each.ownName(), each.tag().equals(chosen)))
        .forEach(choices::add);
    return choices;
  }

  private static List<Choice> choices(
      Context context, Phrases says, Cookie cookie, String name, List<String> values) {
    var chosen = Optional.ofNullable(cookie.of(context)).filter(values::contains).orElse("");
    var choices = new ArrayList<Choice>();
    choices.add(new Choice("", says.say(name + ".usual"), chosen.isEmpty()));
    values.forEach(value ->
        choices.add(new Choice(value, says.say(name + "." + value), value.equals(chosen))));
    return choices;
  }

  /// The kinds of message that are sent and can be switched off. That work has begun is not told.
  private static List<String> kinds() {
    var kinds = new ArrayList<>(Milestone.BY_WORD.keySet());
    kinds.remove(Milestone.STARTED.word());
    kinds.add(Reminder.KIND);
    kinds.add(Weekly.KIND);
    kinds.add(Mention.KIND);
    return kinds;
  }

  private Preference chosen(Caller caller) {
    var email = caller.email();
    return email == null
        ? Preference.usual(caller.name())
        : desk.house().database().read(handle -> preferences.of(handle, email));
  }

  private static Preference of(
      Preference before, List<String> muted, int hour, String zone, @Nullable Language language) {
    return new Preference(
        before.person(), muted, hour, zone, language == null ? null : language.tag());
  }

  private void keep(Caller caller, Preference preference) {
    if (caller.email() != null) {
      desk.write(
          caller,
          transaction -> {
            preferences.put(transaction, preference);
            return true;
          });
    }
  }

  private static int hour(String text) {
    return IntStream.range(0, HOURS)
        .filter(hour -> Integer.toString(hour).equals(text))
        .findFirst()
        .orElseThrow(() -> Refused.field("hour", "Hour must be 0 to 23."));
  }

  private static boolean known(String zone) {
    try {
      return !ZoneId.of(zone).getId().isEmpty();
    } catch (DateTimeException unknown) {
      return false;
    }
  }

  private static void look(Context context, Form form, Cookie cookie, List<String> values) {
    form.text(cookie.name())
        .filter(values::contains)
        .ifPresentOrElse(
            value -> cookie.set(context, value, A_YEAR_SECONDS), () -> cookie.forget(context));
  }
}
