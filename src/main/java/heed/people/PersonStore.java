package heed.people;

import heed.platform.Kept;
import heed.platform.database.Transaction;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// People in the database.
public final class PersonStore {
  /// What people are called in the change log.
  public static final String SUBJECT = "person";

  public Optional<Person> find(Handle handle, String email) {
    return handle
        .createQuery("SELECT email, name, role FROM person WHERE email = :email")
        .bind("email", email)
        .map((row, _) -> person(row.getString(1), row.getString(2), row.getString(3)))
        .findOne();
  }

  /// Everybody, by e-mail address.
  public List<Person> all(Handle handle) {
    return handle
        .createQuery("SELECT email, name, role FROM person ORDER BY email")
        .map((row, _) -> person(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  /// Stores a person, or gives a known one another name or role.
  public Kept<Person> put(Transaction transaction, Person person) {
    var known = find(transaction.handle(), person.email());
    if (known.isPresent() && known.get().equals(person)) {
      return new Kept<>(person, Kept.Outcome.UNCHANGED, version(transaction.handle(), person));
    }
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO person (email, name, role, version)
            VALUES (:email, :name, :role, :version)
            ON CONFLICT (email) DO UPDATE
            SET name = excluded.name, role = excluded.role, version = excluded.version
            """)
        .bind("email", person.email())
        .bind("name", person.name())
        .bind("role", person.role().word())
        .bind("version", transaction.nextSequence())
        .execute();
    var outcome = known.isPresent() ? Kept.Outcome.UPDATED : Kept.Outcome.CREATED;
    var change =
        transaction.record(
            outcome == Kept.Outcome.CREATED ? "created" : "updated",
            SUBJECT,
            person.email(),
            person);
    return new Kept<>(person, outcome, change.sequence());
  }

  /// Takes a person out; what they did stays theirs in the change log.
  void remove(Transaction transaction, String email) {
    transaction
        .handle()
        .createUpdate("DELETE FROM person WHERE email = :email")
        .bind("email", email)
        .execute();
    transaction.record("removed", SUBJECT, email, null);
  }

  private static long version(Handle handle, Person person) {
    return handle
        .createQuery("SELECT version FROM person WHERE email = :email")
        .bind("email", person.email())
        .mapTo(Long.class)
        .one();
  }

  private static Person person(String email, String name, String role) {
    return new Person(email, name, roleOf(role));
  }

  static Role roleOf(String word) {
    var role = Role.BY_WORD.get(word);
    if (role == null) {
      throw new IllegalArgumentException("No role is called " + word);
    }
    return role;
  }
}
