package heed.browser;

import heed.account.HealthAnswers;
import heed.account.HealthStore;
import heed.account.ReadingHealth;
import heed.announcement.Announcement;
import heed.announcement.AnnouncementStore;
import heed.announcement.KeepingAnnouncements;
import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cli.Rooms;
import heed.feature.Feature;
import heed.feature.Status;
import heed.loop.Answer;
import heed.loop.LoopStore;
import heed.loop.StatusChange;
import heed.outbox.MessageState;
import heed.outbox.OutboxStore;
import heed.people.Caller;
import heed.people.Person;
import heed.people.Role;
import heed.platform.Json;
import heed.platform.database.Transaction;
import heed.ranking.ScoringPolicy;
import java.time.LocalDate;

/// Writes a text wherever a text can be written, behind the doors, which would refuse some.
final class Nastiness {
  private static final Caller MIRA = new Caller("mira", Role.ADMIN, "ada@heed.example");

  private final Rooms rooms;
  private final KeepingAnnouncements announcing;
  private final ReadingHealth health;

  Nastiness(Rooms rooms) {
    this.rooms = rooms;
    announcing = new KeepingAnnouncements(new AnnouncementStore(), rooms.features, rooms.ids);
    health = new ReadingHealth(rooms.accounts, new HealthStore());
  }

  /// Writes it once.
  ///
  /// @return the key of the account and of the feature that have this text everywhere
  String write(int number, String text) {
    var key = "nasty-" + number;
    rooms
        .database
        .writer()
        .write(
            "test",
            tx -> {
              book(tx, key, text);
              decide(tx, key, text);
              answer(tx, key, text);
              adopt(tx, number, text);
              return true;
            });
    return key;
  }

  private void book(Transaction tx, String key, String text) {
    rooms.people.put(tx, new Person(key + "@heed.example", text, Role.VIEWER));
    rooms.tokens.create(tx, text, Role.VIEWER, null);
    for (var account : new String[] {key, key + "-b", key + "-c"}) {
      rooms.keepingAccounts.put(
          tx,
          Cast.acme()
              .key(account)
              .name(text)
              .segment(text)
              .csm(key + "@heed.example")
              .domain(null)
              .account(),
          null);
    }
    rooms.keepingFeatures.put(tx, feature(key, text), null);
    for (var account : new String[] {key, key + "-b", key + "-c"}) {
      rooms.filing.put(
          tx,
          "ask-" + account,
          ARequest.by(Cast.acme().key(account), Cast.sso().key(key))
              .severity(4)
              .quote(text)
              .contact(text)
              .filedBy(text)
              .sourceUrl("javascript:alert(1)")
              .sent(),
          null);
    }
  }

  private void decide(Transaction tx, String key, String text) {
    rooms.changingStatus.change(
        tx,
        key,
        new StatusChange(Status.PLANNED, text, LocalDate.of(2027, 3, 1), text, null, true),
        MIRA);
    announcing.put(tx, key, new Announcement.Words(text, text), MIRA);
    rooms.discussing.say(tx, key, text, MIRA);
    var owed = new LoopStore.Filter(null, null, null, key, null);
    for (var line : rooms.loops.page(tx.handle(), owed, LoopStore.Cursor.START, 10)) {
      var id = line.loop().id();
      rooms.editingDrafts.keep(tx, id, text, MIRA);
      if (line.loop().account().equals(key)) {
        rooms.answeringLoops.told(tx, id, new Answer.Told(text, text, null), MIRA);
      } else if (line.loop().account().endsWith("-c")) {
        rooms.answeringLoops.waive(tx, id, new Answer.Waiver(text), MIRA);
      }
    }
  }

  /// How a customer feels, and a message that cannot be delivered for such a reason.
  private void answer(Transaction tx, String key, String text) {
    health.answer(tx, key, new HealthAnswers(1, 2, 3, 2, text));
    rooms.discussing.say(tx, key, "@Tom Lindqvist " + text, MIRA);
    var waiting = new OutboxStore.Filter(MessageState.WAITING, null, "tom@heed.example");
    var called = rooms.messages.page(tx.handle(), waiting, Long.MAX_VALUE, 1).getFirst();
    rooms.outbox.park(tx, called.id(), text);
  }

  private void adopt(Transaction tx, int number, String text) {
    var inForce = rooms.policies.current(tx.handle());
    var other = Json.tree("{\"decisionLeadDays\":" + (100 + number) + "}");
    rooms.policies.adopt(tx, ScoringPolicy.of(other, inForce.policy()), inForce.version(), text);
  }

  private static Feature feature(String key, String text) {
    return Cast.sso().key(key).title(text).description(text).area(text).feature();
  }
}
