package dev.casebook.trace.redaction;

import java.util.Arrays;
import java.util.List;

/** People whose names are on none of the product's lists: rare ones, and old ones, of many languages. Those listed are left out. */
final class UnlistedNames {
    private static final List<String> GIVEN = unlisted("""
            Aldhelm Amabilis Anwen Araminta Arkadiusz Asbjørg Auberon Balthild Bashemath Blodwen Branimir Briseida Caradoc Cerys
            Chukwuemeka Cosima Dagobert Dalibor Deirdru Dymphna Eadgyth Eberhardt Eilidh Eluned Emerentia Endellion Eoghan Eskandar
            Faragó Fenella Fionnuala Frideswide Gulnara Gwenllian Gyöngyi Hadewych Hallgerd Hildeburg Hovhannes Hroswitha Iolanthe
            Ishbel Jadwiga Jolánta Kallistrate Kjerstin Kreszentia Lakambini Leocadia Llewella Lubomira Maelgwn Marziya Mehrdad
            Mirzakhan Moana Munkhbat Nahuel Nkiruka Nyimasata Oyelaran Parthenia Pelageya Phaedra Quetzali Ragnfrid Radomila Rukmini
            Sacheverell Saoirse Sesostris Sigurveig Somchai Sorcha Tuathal Tangaroa Temperance Thjodhild Tlaloc Tupaia Ulyana
            Umukoro Uxue Valdemara Venceslas Vibeke Wairimu Wanangwa Wulfrida Xochitl Yevpraksia Yngvild Zdravka Zebedee Zhanibek Zuleyka
            """);
    private static final List<String> FAMILY = unlisted("""
            Abernethy Achterberg Aguirreche Akintola Amerbach Ardashev Arrizabalaga Aughterlony Bagshawe Balakirev Bamgboye Barrowclough
            Beauchêne Bezukhov Blenkinsop Bodnariuk Bohumila Brzezicki Buonocore Cadwaladr Castelnuovo Chakravorty Chizhevsky
            Chmielowiec Cholmondeley Csíkszentmihályi Dajczman Degtyarenko Demirbağ Dhaliwaal Dosekun Drăgulescu Dzhabrailov Eggenschwiler
            Ekwueme Etxeberrieta Featherstonhaugh Fjeldstad Fotheringay Gerasimchuk Ghorbanifar Gjerløv Golubović Grzywacz Guðlaugsson
            Hackspacher Haverkampf Hinchcliffe Hrabovsky Huitfeldt Ijsselmuiden Ingebretson Jankélévitch Jeyaratnam Kapellmann Karapetyants
            Kerkyasharian Kłosowicz Kolozsvári Kurkdjian Kwiatuszek Lagerkvist Leuthold Lochhead Lukashevich Maccabruni Makhathini Marjoribanks
            Mekonnenwolde Mieszkowski Mkhitaryants Mostowfi Mulcahey Nagyváthy Ndiayeba Nwachukwuka Obolensky Ogunbanjo Oppenlander Ostrogradsky
            Pathirana Pfannkuch Pogorelich Przybyszewska Quaglietta Rakotomalala Ravilious Razafindrakoto Rozhdestvensky Sakellaropoulos
            Schwarzkopff Sibthorpe Skjelbred Srinivasaraghavan Strzałkowski Szentgyörgyi Tereshkin Thistlethwaite Tjaarda Ugwuegbulam Uyttenhove
            Valkeapää Vandermeulebroucke Venkatasubban Vörösmarty Wetherspoon Wojtaszek Xhaferaj Yarborough Yushchuk Zabłudowski Zwingelstein
            """);

    private UnlistedNames() {}

    /** In the shape of {@link PlantedNames}. */
    static List<String> all() {
        return List.of("any: " + String.join(",", GIVEN) + "|" + String.join(",", FAMILY));
    }

    private static List<String> unlisted(String names) {
        return Arrays.stream(names.strip().split("\\s+", -1))
                .filter(name -> !RedactionMeasurement.isKnown(name))
                .toList();
    }
}
