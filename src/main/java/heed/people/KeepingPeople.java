package heed.people;

import heed.platform.Kept;
import heed.platform.Refused;
import heed.platform.database.Transaction;
import java.time.Duration;

/// Adds people and changes their names and roles, by the rules that hold behind every door.
public final class KeepingPeople {
  /// What links that were handed out are called in the change log.
  public static final String LINK = "sign_in_link";

  private final PersonStore people;

  public KeepingPeople(PersonStore people) {
    this.people = people;
  }

  /// A link that was handed out, without what opens it.
  ///
  /// @param untilMs epoch milliseconds at which it is worth nothing any more
  private record Handed(String person, long untilMs) {}

  /// Adds somebody new.
  ///
  /// @throws Refused when there is a person of this address, who would be changed unseen
  public Kept<Person> add(Transaction transaction, Person person) {
    if (people.find(transaction.handle(), person.email()).isPresent()) {
      throw Refused.field(
          "email", person.email() + " is in the list already. Change the entry there.");
    }
    return people.put(transaction, person);
  }

  /// Adds a person, or gives a known one another name or role.
  ///
  /// @throws Refused when the last admin would be one no more: nobody could make another
  public Kept<Person> put(Transaction transaction, Person person) {
    var known = people.find(transaction.handle(), person.email());
    if (known.isPresent()
        && known.get().role() == Role.ADMIN
        && person.role() != Role.ADMIN
        && people.all(transaction.handle()).stream().noneMatch(other -> isOther(other, person))) {
      throw Refused.field(
          "role", person.email() + " is the only admin. Make somebody else an admin first.");
    }
    return people.put(transaction, person);
  }

  /// Takes somebody out who has left: their sessions end and the tokens on their behalf are
  /// worthless at once. What they filed and owe stays.
  ///
  /// @throws Refused when there is no such person, or when they are the only admin
  public void remove(
      Transaction transaction, String email, SessionStore sessions, TokenStore tokens) {
    var person =
        people
            .find(transaction.handle(), email)
            .orElseThrow(() -> Refused.notFound("person", email));
    if (person.role() == Role.ADMIN
        && people.all(transaction.handle()).stream().noneMatch(other -> isOther(other, person))) {
      throw Refused.field(
          "role", person.email() + " is the only admin. Make somebody else an admin first.");
    }
    sessions.endAll(transaction, email);
    tokens.all(transaction.handle()).stream()
        .filter(token -> email.equals(token.person()))
        .forEach(token -> tokens.revoke(transaction, token.name()));
    people.remove(transaction, email);
  }

  /// Makes a one-time link and notes who made it for whom: it lets its holder act as that person.
  ///
  /// @param lasts at most [SignInLinks#LONGEST]
  /// @return what stands after `/sign-in/`
  public String link(Transaction transaction, SignInLinks links, String email, Duration lasts) {
    var person =
        people
            .find(transaction.handle(), email)
            .orElseThrow(() -> Refused.notFound("person", email));
    var token = links.make(transaction, person, lasts);
    transaction.record(
        "made", LINK, email, new Handed(email, transaction.atMs() + lasts.toMillis()));
    return token;
  }

  private static boolean isOther(Person other, Person person) {
    return other.role() == Role.ADMIN && !other.email().equals(person.email());
  }
}
