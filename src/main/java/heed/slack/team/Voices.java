package heed.slack.team;

import com.slack.api.model.User;
import heed.loop.Notice;
import heed.outbox.Message;
import heed.people.Person;
import heed.people.PreferenceStore;
import heed.platform.Language;
import heed.platform.database.Database;
import heed.slack.call.InTime;
import heed.slack.call.SlackCalls;
import heed.slack.call.SlackTrouble;
import heed.slack.rooms.SlackRooms;
import heed.slack.text.Voice;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// In which language each person is spoken to: the one they chose, or else the one of their Slack
/// profile. The time zone of the profile is kept with what they chose, so that their hour is one of
/// their own day wherever they are.
public final class Voices {
  private static final int MOST_KEPT = 20_000;

  private final Database database;
  private final InTime inTime;
  private final PreferenceStore preferences = new PreferenceStore();
  private final Map<String, Language> profiles = new ConcurrentHashMap<>();

  public Voices(Database database, InTime inTime) {
    this.database = database;
    this.inTime = inTime;
  }

  public Voice of(Person person) {
    return of(person.email());
  }

  /// How the recipient of a message is spoken to.
  public Voice of(Message message) {
    var recipient = message.recipient();
    return recipient.equals(Notice.TRIAGE) ? Voice.COMPANY : of(PassingOn.addressOf(recipient));
  }

  private Voice of(String email) {
    var chosen = database.read(handle -> preferences.of(handle, email)).language();
    return Voice.of(
        Language.of(chosen).orElseGet(() -> profiles.getOrDefault(email, Language.ENGLISH)));
  }

  /// Takes what a profile says of language and time zone. The zone is written after the answer that
  /// somebody waits for.
  void met(String email, User user) {
    if (user.getLocale() != null) {
      remember(email, user.getLocale());
    }
    var zone = user.getTz();
    if (zone != null && isKnown(zone)) {
      inTime.afterwards("a time zone", () -> keep(email, zone));
    }
  }

  /// As [#met], with a profile from a call that does not tell the language. What cannot be asked
  /// now is asked another time; until then it is English.
  void found(SlackCalls calls, String email, User user) {
    met(email, user);
    if (user.getLocale() != null || profiles.containsKey(email)) {
      return;
    }
    try {
      remember(email, calls.user(user.getId()).getLocale());
    } catch (SlackTrouble notNow) {
      // The message goes out all the same.
    }
  }

  private void remember(String email, @Nullable String locale) {
    if (profiles.size() >= MOST_KEPT) {
      profiles.clear();
    }
    profiles.put(email, Language.nearest(locale));
  }

  private void keep(String email, String zone) {
    if (database.read(handle -> preferences.of(handle, email)).zone().equals(zone)) {
      return;
    }
    database
        .writer()
        .write(
            SlackRooms.TRANSPORT,
            transaction -> {
              preferences.put(transaction, preferences.of(transaction.handle(), email).in(zone));
              return true;
            });
  }

  /// Whether a name from outside is a time zone that we know.
  static boolean isKnown(String zone) {
    return ZoneId.getAvailableZoneIds().contains(zone);
  }
}
