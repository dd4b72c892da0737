package heed.slack.team;

import com.slack.api.bolt.response.Response;
import com.slack.api.model.User;
import heed.people.Person;
import heed.people.PersonStore;
import heed.people.Role;
import heed.platform.Language;
import heed.platform.Texts;
import heed.platform.database.Database;
import heed.slack.call.InTime;
import heed.slack.call.SlackCalls;
import heed.slack.rooms.SlackRooms;
import heed.slack.text.Answers;
import heed.slack.text.Mrkdwn;
import heed.slack.text.Voice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who a member of Slack is here. Slack says which e-mail address they have; the address is who
/// they are. Slack's answer is kept for some minutes, the role is looked up each time.
public final class Members {
  /// A member who was made a guest or left is noticed after this long at the latest.
  private static final Duration KEPT = Duration.ofMinutes(5);

  private static final int MOST_KEPT = 20_000;

  /// What a member turns out to be.
  public sealed interface Member {
    /// Somebody of the company.
    record Known(Person person) implements Member {}

    /// Somebody who may not use the product from Slack, with a sentence for them.
    record TurnedAway(String sentence) implements Member {}
  }

  /// What Slack says, as far as it matters.
  private record Profile(String email, String name, String trouble, Voice voice) {}

  private record Kept(Profile profile, long untilMs) {}

  private final @Nullable Role newcomers;
  private final SlackCalls calls;
  private final Identity identity;
  private final Voices voices;
  private final Database database;
  private final PersonStore people;
  private final InstantSource clock;
  private final Consumer<String> seen;
  private final Map<String, Kept> profiles = new ConcurrentHashMap<>();

  /// Members of the workspaces behind a tie.
  ///
  /// @param newcomers what a full member becomes who comes for the first time, or null: nobody
  public Members(Tie tie, @Nullable Role newcomers, SlackRooms rooms, Voices voices) {
    this.newcomers = newcomers;
    this.calls = tie.calls();
    this.identity = tie.identity();
    this.seen = tie.seen();
    this.voices = voices;
    this.database = rooms.database();
    this.people = rooms.people();
    this.clock = rooms.clock();
  }

  /// Who this is. A full member who comes for the first time becomes what the settings say.
  ///
  /// @throws SlackTrouble when Slack does not tell
  public Member of(@Nullable String userId) {
    if (userId == null || userId.isEmpty()) {
      return new Member.TurnedAway(Voice.COMPANY.plain("turned_away.nobody"));
    }
    var profile = profile(userId);
    if (!profile.trouble.isEmpty()) {
      return new Member.TurnedAway(profile.trouble);
    }
    var known = database.read(handle -> people.find(handle, profile.email));
    if (known.isPresent()) {
      seen.accept(profile.email);
      return new Member.Known(known.get());
    }
    if (newcomers == null) {
      return new Member.TurnedAway(profile.voice.plain("turned_away.unknown"));
    }
    seen.accept(profile.email);
    return new Member.Known(welcome(profile, newcomers));
  }

  /// What this member is answered: what the work answers, or a sentence why not.
  public Response serve(@Nullable String userId, Function<Person, Response> work) {
    return switch (of(userId)) {
      case Member.TurnedAway(var sentence) -> Answers.whisper(Mrkdwn.literal(sentence));
      case Member.Known(var person) -> InTime.speaking(voices.of(person), () -> work.apply(person));
    };
  }

  private Person welcome(Profile profile, Role role) {
    var person = new Person(profile.email, profile.name, role);
    return database
        .writer()
        .write(
            profile.email,
            transaction -> {
              Optional<Person> meanwhile = people.find(transaction.handle(), profile.email);
              return meanwhile.orElseGet(() -> people.put(transaction, person).value());
            });
  }

  private Profile profile(String userId) {
    var now = clock.millis();
    var kept = profiles.get(userId);
    if (kept != null && now < kept.untilMs) {
      return kept.profile;
    }
    var profile = read(calls.user(userId));
    if (profiles.size() >= MOST_KEPT) {
      profiles.clear();
    }
    profiles.put(userId, new Kept(profile, now + KEPT.toMillis()));
    return profile;
  }

  private Profile read(User user) {
    var voice = Voice.of(Language.nearest(user.getLocale()));
    var trouble = trouble(voice, user);
    var email = user.getProfile() == null ? null : user.getProfile().getEmail();
    if (trouble.isEmpty() && (email == null || email.isBlank())) {
      trouble = voice.plain("turned_away.no_address");
    }
    var address = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
    if (trouble.isEmpty()) {
      voices.met(address, user);
    }
    return new Profile(address, name(user, address), trouble, voice);
  }

  private String trouble(Voice voice, User user) {
    if (user.isDeleted()) {
      return voice.plain("turned_away.inactive");
    }
    if (user.isBot() || user.isWorkflowBot()) {
      return voice.plain("turned_away.app");
    }
    if (user.isStranger() || !identity.covers(user.getTeamId(), organisation(user))) {
      return voice.plain("turned_away.stranger");
    }
    if (user.isRestricted() || user.isUltraRestricted()) {
      return voice.plain("turned_away.guest");
    }
    return "";
  }

  private static @Nullable String organisation(User user) {
    return user.getEnterpriseUser() == null ? null : user.getEnterpriseUser().getEnterpriseId();
  }

  private static String name(User user, String email) {
    var name = user.getRealName();
    var usable =
        name != null
            && Texts.unkeepable(name) == null
            && !Texts.invisible(name)
            && !Texts.hasControl(name);
    return Texts.clip(usable ? name.strip() : email, Texts.TITLE);
  }
}
