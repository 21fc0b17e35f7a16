package dev.holdfast.sandbox.border;

import com.ibm.icu.text.IDNA;
import java.util.EnumSet;
import java.util.Set;

/** Domains as the URL standard has them in ASCII: UTS #46, without its checks of hyphens and lengths. */
final class Domains {
    private static final Set<IDNA.Error> NO_CONCERN = EnumSet.of(
            IDNA.Error.EMPTY_LABEL,
            IDNA.Error.LABEL_TOO_LONG,
            IDNA.Error.DOMAIN_NAME_TOO_LONG,
            IDNA.Error.LEADING_HYPHEN,
            IDNA.Error.TRAILING_HYPHEN,
            IDNA.Error.HYPHEN_3_4);

    private Domains() {}

    /** The ASCII form; empty when there is none. */
    static String toAscii(String domain) {
        StringBuilder ascii = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        Uts46.INSTANCE.nameToASCII(domain, ascii, info);
        return NO_CONCERN.containsAll(info.getErrors()) ? ascii.toString() : "";
    }

    /** Its tables are read when the first domain outside of ASCII comes. */
    private static final class Uts46 {
        static final IDNA INSTANCE =
                IDNA.getUTS46Instance(IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.NONTRANSITIONAL_TO_ASCII);
    }
}
