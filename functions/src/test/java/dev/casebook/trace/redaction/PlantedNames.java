package dev.casebook.trace.redaction;

import java.util.List;
import java.util.Random;

/**
 * People for planted traces, composed for this test by language and without a look at the product's word list: a given and a
 * family name of the same language, in any combination.
 */
final class PlantedNames {
    /** Language: given names | family names. */
    private static final List<String> LANGUAGES = List.of(
            "English: Oliver,Harriet,Callum,Imogen,Trevor,Bethany,Dwayne,Latoya,Kayleigh,Roger,Maureen,Desmond,Shauna,Ethan,Abigail,Nathan"
                    + "|Whitaker,Pemberton,Okonjo,Fairclough,Mcallister,Hodgson,Stevens,Burrows,Langley,Thompson,Ramsey,Whitfield,Barlow,Harris,Osborne",
            "German: Heike,Jürgen,Anneliese,Thorsten,Wiebke,Matthias,Sabine,Uwe,Liesel,Dietmar,Katharina,Florian"
                    + "|Schäfer,Hoffmann,Krause,Zimmermann,Lindemann,Vogelsang,Brandstätter,Kühn,Meissner,Albrecht,Grünwald,Pfeiffer",
            "French: Élodie,Thibault,Margaux,Gaëtan,Solène,Pascal,Océane,Baptiste,Camille,Yannick,Aurélie,Benoît"
                    + "|Lefebvre,Moreau,Delacroix,Chevallier,Garnier,Rousseau,Bonnet,Guillot,Perrin,Fontaine,Leclerc,Marchand",
            "Spanish: Itziar,Joaquín,Rocío,Álvaro,Ximena,Gonzalo,Maite,Rodrigo,Lucía,Emiliano,Pilar,Esteban"
                    + "|Villanueva,Echeverría,Castaño,Morales,Quintero,Ibáñez,Salcedo,Fuentes,Navarro,Cifuentes,Gutiérrez,Peralta",
            "Italian: Giacomo,Ludovica,Ettore,Chiara,Raffaele,Ginevra,Massimo,Federica,Tommaso,Ilaria"
                    + "|Bianchi,Marchetti,Lombardi,Pellegrini,Santoro,Ricci,Barbieri,Giordano,Caruso,Fiorentino",
            "Portuguese: Thiago,Beatriz,Rui,Iara,Leandro,Fernanda,Duarte,Mariana,Vinícius,Joana"
                    + "|Carvalho,Azevedo,Figueiredo,Pinheiro,Barbosa,Teixeira,Nogueira,Moreira,Sampaio,Queiroz",
            "Dutch: Sanne,Joost,Maartje,Wouter,Femke,Bram,Anouk,Thijs,Lieke,Ruben"
                    + "|Vermeulen,Dijkstra,Kuipers,Hoekstra,Willemsen,Jansen,Brouwer,Schouten,Postma,Veenstra",
            "Nordic: Astrid,Sindre,Freja,Oskari,Linnea,Håkon,Tuuli,Rasmus,Ingrid,Søren,Aino,Mikkel"
                    + "|Lindqvist,Haugen,Korhonen,Mikkelsen,Sandberg,Virtanen,Thorsen,Nyström,Dahl,Kristensen,Mäkinen,Solberg",
            "Polish: Agnieszka,Zbigniew,Małgorzata,Krzysztof,Wojciech,Jolanta,Paweł,Katarzyna,Grzegorz,Dorota"
                    + "|Wiśniewski,Kamiński,Zawadzka,Lewandowski,Szymańska,Wójcik,Pawlak,Nowicki,Jabłońska,Kaczmarek",
            "Czech and Hungarian: Zdeněk,Lenka,Vojtěch,Tereza,Gábor,Eszter,László,Zsófia,Radka,Miroslav"
                    + "|Novotný,Dvořák,Procházková,Horváth,Szabó,Kovács,Černý,Nemeth,Tóth,Svoboda",
            "Romanian and Balkan: Ionuț,Ileana,Dragoș,Mirela,Nemanja,Jelena,Zoran,Vesna,Goran,Ivana"
                    + "|Popescu,Ionescu,Dumitrescu,Jovanović,Petrović,Horvat,Stanković,Kovačević,Marinescu,Babić",
            "Greek: Dimitra,Stavros,Eleni,Konstantinos,Vasiliki,Giorgos,Panagiotis,Sofia"
                    + "|Papadopoulos,Georgiou,Nikolaidis,Vasileiou,Karagiannis,Antoniou,Makris,Oikonomou",
            "Russian and Ukrainian: Svetlana,Dmitri,Yevgenia,Oleksandr,Nadezhda,Bohdan,Ludmila,Arkady,Oksana,Timur"
                    + "|Kuznetsova,Shevchenko,Morozov,Bondarenko,Sokolova,Vasiliev,Tkachenko,Orlova,Lebedev,Kravchuk",
            "Turkish: Ayşe,Mehmet,Zeynep,Emre,Elif,Burak,Fatma,Kerem,Nurcan,Tolga"
                    + "|Yılmaz,Demir,Şahin,Öztürk,Aydın,Kaplan,Arslan,Çelik,Polat,Erdoğan",
            "Arabic and Persian: Youssef,Fatima,Khalid,Layla,Omar,Noura,Tariq,Samira,Reza,Shirin,Hamza,Yasmin"
                    + "|Haddad,Mansour,Farouk,Rahimi,Khoury,Nasser,Hosseini,Karimi,Saleh,Darwish,Abdullah,Tehrani",
            "Hebrew: Noam,Tamar,Eitan,Shira,Avigail,Yonatan|Levi,Cohen,Mizrahi,Peretz,Biton,Shapira",
            "Indian: Priyanka,Arjun,Sunita,Rohan,Lakshmi,Vikram,Ananya,Harpreet,Deepika,Sanjay,Kavya,Imran"
                    + "|Sharma,Iyer,Chatterjee,Reddy,Banerjee,Patel,Gupta,Nair,Deshmukh,Kapoor,Singhania,Qureshi",
            "Chinese: Xiaoming,Yuting,Jianhua,Meiling,Zihan,Weijie,Lihua,Haoran"
                    + "|Zhang,Huang,Zhao,Chen,Liu,Xu,Guo,Deng",
            "Japanese: Haruto,Sakura,Kenji,Yumiko,Takeshi,Aiko,Daichi,Naomi"
                    + "|Tanaka,Watanabe,Kobayashi,Nakamura,Yamamoto,Fujimoto,Hayashi,Matsuda",
            "Korean and Vietnamese: Jiwoo,Minseok,Hyejin,Seojun,Thuy,Quoc,Linh,Trang"
                    + "|Kim,Park,Nguyen,Tran,Pham,Jeong,Hwang,Vo",
            "African: Chinedu,Amara,Kwame,Thandiwe,Oluwaseun,Zainab,Tendai,Wanjiru,Sipho,Abena"
                    + "|Okafor,Mensah,Adeyemi,Dlamini,Mwangi,Nkosi,Eze,Boateng,Moyo,Diallo",
            "Cyrillic script: Анна,Сергей,Мария,Алексей|Иванова,Петров,Смирнова,Козлов");

    private final Random random;
    private final List<String> languages;

    PlantedNames(Random random) {
        this(random, LANGUAGES);
    }

    PlantedNames(Random random, List<String> languages) {
        this.random = random;
        this.languages = languages;
    }

    record Person(String given, String family) {
        String full() {
            return given + " " + family;
        }
    }

    Person any() {
        String language = languages.get(random.nextInt(languages.size()));
        String names = language.substring(language.indexOf(':') + 1);
        return new Person(any(names.split("\\|", -1)[0]), any(names.split("\\|", -1)[1]));
    }

    private String any(String list) {
        String[] names = list.strip().split(",", -1);
        return names[random.nextInt(names.length)];
    }
}
