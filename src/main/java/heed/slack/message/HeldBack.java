package heed.slack.message;

import heed.outbox.Message;
import heed.people.Role;
import heed.platform.Json;
import heed.slack.rooms.SeenStore;
import heed.slack.rooms.SlackRooms;
import heed.slack.text.Kit;
import heed.slack.text.Voice;
import heed.slack.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Slack holds back events from an app that gets too many, and says so once a minute. What it holds
/// back it does not send later: nothing is filed or told by events, but Home may show what was.
public final class HeldBack {
  public static final String KIND = "held_back";

  /// Slack says it anew each minute for as long as it is so.
  private static final Duration LASTS = Duration.ofMinutes(2);

  private static final Logger log = LoggerFactory.getLogger(HeldBack.class);

  /// What the message to the admins keeps.
  record Facts(long sinceMs) {}

  private final SlackRooms rooms;
  private final SeenStore seen = new SeenStore();
  private volatile long lastMs = Long.MIN_VALUE;

  public HeldBack(SlackRooms rooms) {
    this.rooms = rooms;
  }

  /// Slack said it: every admin is told, at most once an hour.
  public void said() {
    var now = rooms.clock().instant();
    lastMs = now.toEpochMilli();
    log.warn("Slack holds back events, because this app gets too many of them");
    var hour = now.truncatedTo(ChronoUnit.HOURS);
    rooms
        .database()
        .writer()
        .write(
            "slack",
            transaction -> {
              if (seen.first(transaction, "held-back:" + hour)) {
                for (var person : rooms.people().all(transaction.handle())) {
                  if (person.role().atLeast(Role.ADMIN)) {
                    rooms
                        .outbox()
                        .put(
                            transaction,
                            SlackRooms.TRANSPORT,
                            person.email(),
                            KIND,
                            new Facts(now.toEpochMilli()));
                  }
                }
              }
              return true;
            });
  }

  /// Whether it is so now, as far as we know.
  public boolean inForce() {
    return lastMs > rooms.clock().millis() - LASTS.toMillis();
  }

  public static Words words(Voice voice, Message message) {
    var since =
        Instant.ofEpochMilli(Json.read(message.body(), Facts.class).sinceMs())
            .truncatedTo(ChronoUnit.MINUTES);
    var text = voice.say("held_back", since);
    return new Words(text, List.of(Kit.section(text)));
  }
}
