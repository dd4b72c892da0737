package heed.people;

import heed.platform.Refused;
import org.jspecify.annotations.Nullable;

/// Whoever is asking, through whichever door.
///
/// @param name how the change log calls them: an e-mail address or `token:NAME`
/// @param email whose own loops and requests "own" means; null for a token without a person
public record Caller(String name, Role role, @Nullable String email) {
  /// Somebody at the console of the machine, who could edit the database by hand.
  public static final Caller CONSOLE = new Caller("console", Role.ADMIN, null);

  public static Caller of(Person person) {
    return new Caller(person.email(), person.role(), person.email());
  }

  public boolean may(Role least) {
    return role.atLeast(least);
  }

  public boolean seesMoney() {
    return role.seesMoney();
  }

  /// Goes on only for callers of this role or a greater one.
  ///
  /// @throws Refused FORBIDDEN when the caller's role is a lesser one
  public void mustBe(Role least) {
    if (!may(least)) {
      throw Refused.because(
          Refused.Kind.FORBIDDEN,
          "This needs the role " + least.word() + "; you have " + role.word() + ".");
    }
  }

  /// Whether this is the person with that address.
  public boolean is(@Nullable String address) {
    return email != null && email.equals(address);
  }
}
