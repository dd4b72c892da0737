package heed.openid;

import heed.openid.Identified.Proved;
import heed.people.Person;
import heed.people.PersonStore;
import heed.platform.database.Transaction;
import java.util.Optional;

/// Who of the people here somebody is whom a provider vouches for. The first time it is told by the
/// address that the provider has checked; from then on by the provider’s own id of them, so that an
/// address that passes to somebody else there opens nothing here.
public final class Recognising {
  /// What came of it.
  public sealed interface Recognised {
    record Known(Person person) implements Recognised {}

    record Stranger(Why why) implements Recognised {}
  }

  private final PersonStore people;
  private final SignInAccountStore accounts;

  public Recognising(PersonStore people, SignInAccountStore accounts) {
    this.people = people;
    this.accounts = accounts;
  }

  public Recognised person(Transaction transaction, Proved proved) {
    var handle = transaction.handle();
    var tied = accounts.find(handle, proved.issuer(), proved.subject());
    if (tied.isPresent()) {
      return people
          .find(handle, tied.get().person())
          .<Recognised>map(Recognised.Known::new)
          .orElseGet(() -> new Recognised.Stranger(Why.UNKNOWN));
    }
    if (proved.email() == null) {
      return new Recognised.Stranger(Why.NO_ADDRESS);
    }
    Optional<Person> person = people.find(handle, proved.email());
    if (person.isEmpty()) {
      return new Recognised.Stranger(Why.UNKNOWN);
    }
    if (accounts.of(handle, proved.issuer(), proved.email()).isPresent()) {
      return new Recognised.Stranger(Why.OTHER_ACCOUNT);
    }
    accounts.put(transaction, new SignInAccount(proved.issuer(), proved.subject(), proved.email()));
    return new Recognised.Known(person.get());
  }
}
