package heed.people;

import heed.platform.Fields;
import heed.platform.Texts;

/// Somebody who uses the product.
///
/// @param email in lower case; it is who they are
public record Person(String email, String name, Role role) {
  /// Reads a person as somebody sent it; complaints stay with the fields.
  public static Person of(Fields fields) {
    var email = fields.email("email");
    if (email == null && !fields.refused("email")) {
      fields.refuse("email", "Email is missing.");
    }
    var role = fields.oneOf("role", Role.BY_WORD);
    if (role == null && !fields.refused("role")) {
      fields.refuse("role", "Role is missing: viewer, csm, pm or admin.");
    }
    return new Person(
        email == null ? "?" : email,
        fields.requiredLine("name", Texts.TITLE),
        role == null ? Role.VIEWER : role);
  }
}
